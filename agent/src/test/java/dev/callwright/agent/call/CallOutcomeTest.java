package dev.callwright.agent.call;

import static dev.callwright.agent.call.CallOutcome.MODEL_BAD_KEY;
import static dev.callwright.agent.call.CallOutcome.MODEL_LOST;
import static dev.callwright.agent.call.CallOutcome.MODEL_QUOTA_EXHAUSTED;
import static dev.callwright.agent.call.CallOutcome.MODEL_RATE_LIMITED;
import static dev.callwright.agent.call.CallOutcome.MODEL_UNKNOWN;
import static dev.callwright.agent.call.CallOutcome.MODEL_UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CallOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "BAD_KEY, MODEL_BAD_KEY",
        "QUOTA_EXHAUSTED, MODEL_QUOTA_EXHAUSTED",
        "UNKNOWN_MODEL, MODEL_UNKNOWN",
        "BAD_REQUEST, MODEL_UNKNOWN",
        "RATE_LIMITED, MODEL_RATE_LIMITED"
    })
    void aRefusalByTheServiceIsNamedWheneverItComes(Cause cause, CallOutcome outcome) {
        assertThat(CallOutcome.ofModel(new RealtimeEnd(cause, ""), false)).isEqualTo(outcome);
        assertThat(CallOutcome.ofModel(new RealtimeEnd(cause, ""), true)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {
                "REFUSED",
                "UNREACHABLE",
                "UNTRUSTED_CERTIFICATE",
                "TIMED_OUT",
                "DROPPED",
                "SESSION_LIMIT",
                "CLOSED_BY_US"
            })
    void aServiceThatIsAwayIsUnreachableAtFirstAndLostLater(Cause cause) {
        assertThat(CallOutcome.ofModel(new RealtimeEnd(cause, ""), false)).isEqualTo(MODEL_UNREACHABLE);
        assertThat(CallOutcome.ofModel(new RealtimeEnd(cause, ""), true)).isEqualTo(MODEL_LOST);
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseHasAnOutcomeOfTheModel(Cause cause) {
        assertThat(CallOutcome.ofModel(new RealtimeEnd(cause, ""), true))
                .isIn(MODEL_BAD_KEY, MODEL_QUOTA_EXHAUSTED, MODEL_UNKNOWN, MODEL_RATE_LIMITED, MODEL_LOST);
    }

    @Test
    void everyOutcomeHasATagOfItsOwnAndASentence() {
        assertThat(CallOutcome.values()).extracting(CallOutcome::tag).doesNotHaveDuplicates();
        assertThat(CallOutcome.values()).allMatch(outcome -> outcome.tag().matches("[a-z]+(-[a-z]+)*"));
        assertThat(CallOutcome.values()).allMatch(outcome -> outcome.sentence().endsWith("."));
        assertThat(CallOutcome.values())
                .allMatch(outcome ->
                        outcome.sipStatus() == 200 || (outcome.sipStatus() >= 400 && outcome.sipStatus() < 600));
    }
}
