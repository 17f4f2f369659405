package dev.callwright.agent.call.digits;

import dev.callwright.config.DtmfConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends digits to the peer as the trunk is configured, one after another, a comma being a pause of half a second. Where events
 * are configured and the peer takes none, tones in the audio do.
 *
 * <pre>
 *   RTP         RFC 4733 events, 280 ms each with the pause
 *   INFO_RELAY  Signal=5, Duration=160 in application/dtmf-relay, every 250 ms
 *   INFO_DTMF   5 in application/dtmf, every 250 ms
 *   TONES       100 ms of tone, 100 ms of pause
 * </pre>
 *
 * At most {@value #MOST_WAITING} wait to be sent; what is beyond, or no digit, is dropped and told in the log. Owner: call thread.
 */
public final class DigitsOut {

    public static final int MOST_WAITING = 64;

    private static final Logger log = LoggerFactory.getLogger(DigitsOut.class);
    private static final String DIGITS = "0123456789*#ABCD";
    private static final char PAUSE = ',';
    private static final Duration PAUSE_TIME = Duration.ofMillis(500);
    private static final Duration EVENT_TIME = Duration.ofMillis(280);
    private static final Duration INFO_TIME = Duration.ofMillis(250);
    private static final Duration TONE_TIME = Duration.ofMillis(200);

    private final String callId;
    private final DigitLine line;
    private final DtmfConfig.Send configured;
    private final AtomicInteger waiting = new AtomicInteger();
    private boolean fallBackTold;
    private long freeNanos;

    public DigitsOut(String callId, DigitLine line, DtmfConfig.Send configured) {
        this.callId = callId;
        this.line = line;
        this.configured = configured;
    }

    /** Sends these digits after those that still wait; letters in either case. Returns how many were dropped. */
    public int send(String digits, long now) {
        DtmfConfig.Send way = way();
        Duration delay = Duration.ofNanos(waiting.get() == 0 ? 0 : Math.max(0, freeNanos - now));
        int dropped = 0;
        for (int i = 0; i < digits.length(); i++) {
            char key = Character.toUpperCase(digits.charAt(i));
            if (key == PAUSE) {
                delay = delay.plus(PAUSE_TIME);
            } else if (DIGITS.indexOf(key) < 0 || waiting.get() >= MOST_WAITING) {
                dropped++;
            } else {
                schedule(key, way, delay);
                delay = delay.plus(time(way));
            }
        }
        freeNanos = now + delay.toNanos();
        if (dropped > 0) {
            log.atWarn()
                    .addKeyValue("call", callId)
                    .addKeyValue("dropped", dropped)
                    .log("digits were not sent: not on a keypad, or too many");
        }
        return dropped;
    }

    private DtmfConfig.Send way() {
        if (configured != DtmfConfig.Send.RTP || line.takesEvents()) {
            return configured;
        }
        if (!fallBackTold) {
            fallBackTold = true;
            log.atInfo()
                    .addKeyValue("call", callId)
                    .log("the peer takes no telephone-events, digits are sent as tones");
        }
        return DtmfConfig.Send.TONES;
    }

    private void schedule(char digit, DtmfConfig.Send way, Duration delay) {
        waiting.incrementAndGet();
        line.after(delay, () -> {
            waiting.decrementAndGet();
            press(digit, way);
        });
    }

    private void press(char digit, DtmfConfig.Send way) {
        switch (way) {
            case RTP -> line.event(digit);
            case INFO_RELAY -> line.info("application/dtmf-relay", "Signal=" + digit + "\r\nDuration=160\r\n");
            case INFO_DTMF -> line.info("application/dtmf", String.valueOf(digit));
            case TONES -> line.tone(digit);
        }
    }

    private static Duration time(DtmfConfig.Send way) {
        return switch (way) {
            case RTP -> EVENT_TIME;
            case INFO_RELAY, INFO_DTMF -> INFO_TIME;
            case TONES -> TONE_TIME;
        };
    }
}
