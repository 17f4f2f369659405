package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.SimulatorListener;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;

/** A caller whose device sends no RTP has probably gone; one who has put us on hold has not. */
@Timeout(60)
class SilentCallerIT {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final LabSettings SETTINGS = LabSettings.PLAIN.withSilentCallerLimit(LIMIT);

    @ConcurrentTest
    void aCallWithoutAnyRtpIsEnded() {
        try (Lab lab = lab();
                RawCaller caller = new RawCaller(lab.sipPort())) {
            assertThat(RawCaller.status(caller.invite("100", RawCaller.audio("0", "sendrecv"))))
                    .isEqualTo(200);

            caller.awaitBye();

            assertThat(outcome(lab)).isEqualTo("caller-silent");
        }
    }

    @ConcurrentTest
    void aCallOnHoldIsNotEndedUntilItIsResumedAndStillSilent() {
        try (Lab lab = lab();
                RawCaller caller = new RawCaller(lab.sipPort())) {
            caller.invite("100", RawCaller.audio("0", "sendrecv"));
            String held = caller.invite("100", RawCaller.audio("0", "sendonly"));
            assertThat(held).contains("a=recvonly");

            assertThat(caller.hearsByeWithin(LIMIT.multipliedBy(3))).isFalse();

            assertThat(RawCaller.status(caller.invite("100", RawCaller.audio("0", "sendrecv"))))
                    .isEqualTo(200);
            caller.awaitBye();
            assertThat(outcome(lab)).isEqualTo("caller-silent");
        }
    }

    @ConcurrentTest
    void aCallHeldByAnInactiveOfferIsNotEnded() {
        try (Lab lab = lab();
                RawCaller caller = new RawCaller(lab.sipPort())) {
            caller.invite("100", RawCaller.audio("0", "sendrecv"));
            String held = caller.invite("100", RawCaller.audio("0", "inactive"));
            assertThat(held).contains("a=inactive");

            assertThat(caller.hearsByeWithin(LIMIT.multipliedBy(3))).isFalse();
            caller.bye("100");

            assertThat(outcome(lab)).isEqualTo("caller-hung-up");
        }
    }

    private static Lab lab() {
        return Lab.start(Lab.parrotScenario(), SimulatorListener.NONE, SETTINGS);
    }

    private static String outcome(Lab lab) {
        return lab.finishedCall().call().ending().orElseThrow().outcome();
    }
}
