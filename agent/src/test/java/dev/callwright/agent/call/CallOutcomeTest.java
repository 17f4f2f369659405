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

    @ParameterizedTest
    @CsvSource({
        "486, BUSY",
        "600, BUSY",
        "603, DECLINED",
        "607, DECLINED",
        "480, NO_ANSWER",
        "487, NO_ANSWER",
        "404, NOT_FOUND",
        "410, NOT_FOUND",
        "484, NOT_FOUND",
        "604, NOT_FOUND",
        "403, FORBIDDEN",
        "401, TRUNK_AUTH_FAILED",
        "407, TRUNK_AUTH_FAILED",
        "500, TRUNK_UNAVAILABLE",
        "503, TRUNK_UNAVAILABLE",
        "599, TRUNK_UNAVAILABLE",
        "488, MEDIA_REFUSED",
        "606, MEDIA_REFUSED",
        "302, REDIRECTED",
        "380, REDIRECTED",
        "400, CALL_REFUSED",
        "482, CALL_REFUSED"
    })
    void aRefusalOfOurCallIsNamedByItsStatus(int status, CallOutcome outcome) {
        assertThat(CallOutcome.ofRefusal(status, true)).isEqualTo(outcome);
        assertThat(CallOutcome.ofRefusal(status, false)).isEqualTo(outcome);
    }

    @Test
    void aTimeoutIsTheTrunksFaultUnlessThePhoneRang() {
        assertThat(CallOutcome.ofRefusal(408, true)).isEqualTo(CallOutcome.NO_ANSWER);
        assertThat(CallOutcome.ofRefusal(408, false)).isEqualTo(CallOutcome.TRUNK_UNAVAILABLE);
    }

    @Test
    void everyOutcomeHasATagOfItsOwnAndASentence() {
        assertThat(CallOutcome.values()).extracting(CallOutcome::tag).doesNotHaveDuplicates();
        assertThat(CallOutcome.values()).allMatch(outcome -> outcome.tag().matches("[a-z]+(-[a-z]+)*"));
        assertThat(CallOutcome.values()).allMatch(outcome -> outcome.sentence().endsWith("."));
        assertThat(CallOutcome.values())
                .allMatch(outcome ->
                        outcome.sipStatus() == 200 || (outcome.sipStatus() >= 400 && outcome.sipStatus() < 700));
    }
}
