package dev.callwright.agent.call.stage;

import dev.callwright.agent.call.digits.DigitFilter;
import dev.callwright.agent.call.digits.DigitLine;
import dev.callwright.agent.call.digits.DigitsOut;
import dev.callwright.config.DtmfConfig;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of a call: those the peer presses, whoever they are for, and those we send. Owner: call thread. */
final class Keypad {

    private static final Logger log = LoggerFactory.getLogger(Keypad.class);
    private static final int MOST_EARLY_DIGITS = DigitsOut.MOST_WAITING;

    private final CallStage stage;
    private final DigitFilter filter = new DigitFilter();

    private Optional<DigitsOut> out = Optional.empty();
    private boolean talking;
    private String early = "";

    Keypad(CallStage stage) {
        this.stage = stage;
    }

    /** The way digits leave. */
    void sendBy(DigitLine line, DtmfConfig.Send way) {
        out = Optional.of(new DigitsOut(stage.id(), line, way));
    }

    /** The call is answered: digits may be sent from now on, and those asked for too early are. */
    void talking() {
        talking = true;
        send(early);
        early = "";
    }

    /** Sends digits. Those asked for between our answer and its ACK wait for the latter. */
    void send(String keys) {
        if (talking) {
            out.ifPresent(digits -> {
                var _ = digits.send(keys, System.nanoTime());
            });
        } else if (early.length() + keys.length() <= MOST_EARLY_DIGITS) {
            early += keys;
        } else {
            log.atWarn().addKeyValue("call", stage.id()).log("digits were not sent: too many before the call began");
        }
    }

    /** The peer pressed a key: for a tool that waits for it, for another agent, or for the model. */
    void press(char digit, DigitFilter.Path path) {
        if (filter.accept(digit, path, System.nanoTime())) {
            stage.chronicle().digit(stage.tools().shown(digit), path);
            stage.stillness().caller(System.nanoTime());
            if (stage.tools().takes(digit)) {
                stage.voice().breakOff();
            } else if (!stage.squad().pressed(digit, System.nanoTime())) {
                stage.voice().typed(digit);
            }
        }
    }
}
