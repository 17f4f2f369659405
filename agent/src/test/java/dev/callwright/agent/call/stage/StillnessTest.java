package dev.callwright.agent.call.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.BridgeEvent.Step;
import dev.callwright.agent.bridge.event.TurnTimes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StillnessTest {

    private final Stillness stillness = new Stillness(Duration.ofMinutes(2), 0);

    @Test
    void lastsSinceTheLastSideWasHeard() {
        step(Step.CALLER_STARTED, 1);
        assertThat(stillness.length(false, seconds(9))).isZero();
        step(Step.CALLER_STOPPED, 10);
        assertThat(stillness.length(false, seconds(13))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void isBrokenUntilTheAgentIsHeardToTheEnd() {
        step(Step.FIRST_AUDIO, 1);
        assertThat(stillness.broken(seconds(60))).isTrue();
        stillness.on(new BridgeEvent.TurnEnded(new TurnTimes("r", 0, 0, 0, 0, 0, 0, false, 100)), seconds(61));

        assertThat(stillness.length(false, seconds(65))).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void isNotBrokenForEverByNewsThatWasLost() {
        step(Step.CALLER_STARTED, 0);

        assertThat(stillness.broken(seconds(44))).isTrue();
        assertThat(stillness.broken(seconds(46))).isFalse();
    }

    @Test
    void isNotCountedWhileTheCallWaitsForSomethingElseNorFromBefore() {
        assertThat(stillness.length(true, seconds(30))).isZero();

        assertThat(stillness.length(false, seconds(31))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void countsWhatTheCallerDoes() {
        step(Step.CALLER_STARTED, 0);
        stillness.caller(1);
        step(Step.RESPONSE_CREATED, 2);

        assertThat(stillness.remarks()).isEqualTo(2);
    }

    private void step(Step step, long second) {
        stillness.on(new BridgeEvent.TurnStep(step, seconds(second)), seconds(second));
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
