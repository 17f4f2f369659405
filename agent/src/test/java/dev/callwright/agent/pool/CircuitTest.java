package dev.callwright.agent.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CircuitTest {

    private final Ticks ticks = new Ticks();
    private final Circuit circuit = new Circuit(ticks);

    @Test
    void forgivesTwoFailuresAndRestsAfterTheThird() {
        circuit.failed(Cause.UNREACHABLE);
        circuit.failed(Cause.TIMED_OUT);
        assertThat(circuit.healthy()).isTrue();

        circuit.failed(Cause.DROPPED);
        assertThat(circuit.healthy()).isFalse();
    }

    @Test
    void isTriedAgainAfterItsRestAndRestsLongerEachTime() {
        circuit.failed(Cause.BAD_KEY);
        ticks.pass(Duration.ofSeconds(5));
        assertThat(circuit.healthy()).isTrue();

        circuit.failed(Cause.BAD_KEY);
        ticks.pass(Duration.ofSeconds(5));
        assertThat(circuit.healthy()).isFalse();
        ticks.pass(Duration.ofSeconds(5));
        assertThat(circuit.healthy()).isTrue();
    }

    @Test
    void neverRestsLongerThanAMinute() {
        for (int i = 0; i < 100; i++) {
            circuit.failed(Cause.QUOTA_EXHAUSTED);
            ticks.pass(Duration.ofMinutes(1));

            assertThat(circuit.healthy()).isTrue();
        }
    }

    @Test
    void restsNoLongerBecauseOneOutageEndsManySessions() {
        for (int i = 0; i < 100; i++) {
            circuit.failed(Cause.DROPPED);
        }
        assertThat(circuit.healthy()).isFalse();
        ticks.pass(Duration.ofSeconds(5));

        assertThat(circuit.healthy()).isTrue();
    }

    @Test
    void aSuccessMakesGoodForAllFailures() {
        circuit.failed(Cause.BAD_KEY);
        circuit.succeeded();
        circuit.failed(Cause.DROPPED);
        circuit.failed(Cause.DROPPED);

        assertThat(circuit.healthy()).isTrue();
    }
}
