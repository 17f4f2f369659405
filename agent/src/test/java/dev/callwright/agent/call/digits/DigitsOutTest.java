package dev.callwright.agent.call.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.DtmfConfig.Send;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigitsOutTest {

    private final Tape tape = new Tape();

    @Test
    void sendsEventsOneAfterAnother() {
        out(Send.RTP).send("1a#", 0);
        tape.play();

        assertThat(tape.sent).containsExactly("0 event 1", "280 event A", "560 event #");
    }

    @Test
    void sendsInfoInTheFormConfigured() {
        out(Send.INFO_RELAY).send("12", 0);
        out(Send.INFO_DTMF).send("*", 0);
        tape.play();

        assertThat(tape.sent)
                .containsExactly(
                        "0 application/dtmf-relay Signal=1\r\nDuration=160\r\n",
                        "250 application/dtmf-relay Signal=2\r\nDuration=160\r\n",
                        "0 application/dtmf *");
    }

    @Test
    void pausesHalfASecondForEachComma() {
        out(Send.TONES).send(",1,,2", 0);
        tape.play();

        assertThat(tape.sent).containsExactly("500 tone 1", "1700 tone 2");
    }

    @Test
    void fallsBackToTonesForAPeerWithoutEvents() {
        tape.takesEvents = false;
        out(Send.RTP).send("5", 0);
        out(Send.INFO_DTMF).send("6", 0);
        tape.play();

        assertThat(tape.sent).containsExactly("0 tone 5", "0 application/dtmf 6");
    }

    @Test
    void sendsASecondStringAfterTheFirst() {
        DigitsOut out = out(Send.TONES);
        out.send("12", 0);
        out.send("3", Duration.ofMillis(100).toNanos());
        tape.play();
        out.send("4", Duration.ofMillis(9000).toNanos());
        tape.play();

        assertThat(tape.sent).containsExactly("0 tone 1", "200 tone 2", "300 tone 3", "0 tone 4");
    }

    @Test
    void dropsWhatIsNotOnAKeypadAndWhatIsTooMuch() {
        DigitsOut out = out(Send.TONES);

        assertThat(out.send("1-2 x", 0)).isEqualTo(3);
        assertThat(out.send("5".repeat(100), 0)).isEqualTo(38);
        tape.play();
        assertThat(tape.sent).hasSize(DigitsOut.MOST_WAITING);
    }

    private DigitsOut out(Send way) {
        return new DigitsOut("test", tape, way);
    }

    /** Notes what is sent with its delay in milliseconds, when played. */
    private static final class Tape implements DigitLine {

        private final List<String> sent = new ArrayList<>();
        private final List<Runnable> waiting = new ArrayList<>();
        private boolean takesEvents = true;
        private long millis;

        void play() {
            waiting.forEach(Runnable::run);
            waiting.clear();
        }

        @Override
        public boolean takesEvents() {
            return takesEvents;
        }

        @Override
        public void event(char digit) {
            sent.add(millis + " event " + digit);
        }

        @Override
        public void tone(char digit) {
            sent.add(millis + " tone " + digit);
        }

        @Override
        public void info(String contentType, String body) {
            sent.add(millis + " " + contentType + " " + body);
        }

        @Override
        public void after(Duration delay, Runnable action) {
            waiting.add(() -> {
                millis = delay.toMillis();
                action.run();
            });
        }
    }
}
