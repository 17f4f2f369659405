package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.config.LimitsConfig;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Calls that are refused before they start, and calls that last too long. */
@Timeout(60)
@Tag("alone")
class LoadLimitIT {

    private static final String OFFER = RawCaller.audio("0", "sendrecv");
    private static final LimitsConfig LIMITS = LabSettings.PLAIN.limits();

    @ConcurrentTest
    void oneCallTooManyIsToldWhenToComeBackAndAPlaceThatIsFreeIsTaken() throws Exception {
        LabSettings one = LabSettings.PLAIN.withLimits(
                new LimitsConfig(1, LIMITS.callDuration(), LIMITS.drain(), Duration.ofSeconds(7)));
        try (Lab lab = lab(one);
                Caller first = Caller.in(lab);
                Caller second = new Caller();
                RawCaller raw = new RawCaller(lab.sipPort());
                Caller third = new Caller()) {
            assertThat(second.dials(lab)).isFalse();
            assertThat(second.refusal()).startsWith("503");
            String refusal = raw.invite("100", OFFER);
            assertThat(RawCaller.status(refusal)).isEqualTo(503);
            assertThat(RawCaller.header(refusal, "Retry-After")).isEqualTo("7");
            assertThat(lab.meter("calls.refused{reason=full}")).isEqualTo(2);

            first.phone().hangUp();
            Lab.await("an empty server", () -> lab.server().activeCalls() == 0);
            assertThat(third.dials(lab)).isTrue();
        }
    }

    @ConcurrentTest
    void aDrainingServerRefusesNewCallsAndEndsThePresentOnesInTheEnd() throws Exception {
        LabSettings brief = LabSettings.PLAIN.withLimits(
                new LimitsConfig(10, LIMITS.callDuration(), Duration.ofMillis(300), LIMITS.retryAfter()));
        try (Lab lab = lab(brief);
                Caller present = Caller.in(lab);
                RawCaller late = new RawCaller(lab.sipPort())) {
            lab.server().drain();
            present.awaitEndByServer();
            String refusal = late.invite("100", OFFER);

            assertThat(RawCaller.status(refusal)).isEqualTo(503);
            assertThat(RawCaller.header(refusal, "Retry-After")).isEqualTo("10");
            assertThat(lab.meter("calls.refused{reason=draining}")).isOne();
            assertThat(outcome(lab.finishedCall())).isEqualTo("server-stopped");
        }
    }

    @ConcurrentTest
    void aNumberThatNobodyAnswersIsNotFound() {
        try (Lab lab = lab(LabSettings.PLAIN.withNumber("100"));
                RawCaller wrong = new RawCaller(lab.sipPort());
                RawCaller right = new RawCaller(lab.sipPort())) {
            assertThat(RawCaller.status(wrong.invite("999", OFFER))).isEqualTo(404);
            assertThat(RawCaller.status(right.invite("100", OFFER))).isEqualTo(200);
            right.bye("100");
        }
    }

    @ConcurrentTest
    void anOfferWithoutACodecOfOursIsNotAcceptable() {
        try (Lab lab = lab(LabSettings.PLAIN);
                RawCaller raw = new RawCaller(lab.sipPort())) {
            assertThat(RawCaller.status(raw.invite("100", RawCaller.audio("18", "sendrecv"))))
                    .isEqualTo(488);

            assertThat(outcome(lab.finishedCall())).isEqualTo("no-common-codec");
            Lab.await("every leg closed", () -> lab.server().media().stats().openLegs() == 0);
        }
    }

    @ConcurrentTest
    void aCallThatReachesTheLongestDurationIsEnded() throws Exception {
        LabSettings brief = LabSettings.PLAIN.withLimits(
                new LimitsConfig(10, Duration.ofSeconds(1), LIMITS.drain(), LIMITS.retryAfter()));
        try (Lab lab = lab(brief);
                Caller caller = Caller.in(lab)) {
            caller.awaitEndByServer();

            CallDetail call = lab.finishedCall();
            assertThat(outcome(call)).isEqualTo("too-long");
            assertThat(call.call().ending().orElseThrow().durationMillis())
                    .as("the longest duration, and a goodbye")
                    .isBetween(950L, 6_000L);
        }
    }

    private static Lab lab(LabSettings settings) {
        return Lab.start(Lab.parrotScenario(), SimulatorListener.NONE, settings);
    }

    private static String outcome(CallDetail call) {
        return call.call().ending().orElseThrow().outcome();
    }
}
