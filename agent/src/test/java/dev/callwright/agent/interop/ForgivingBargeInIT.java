package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.interop.BargeInWire.Kind;
import dev.callwright.agent.interop.BargeInWire.Outcome;
import dev.callwright.config.TurnDetectionConfig.Mode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers interrupt the agent, cough at it and let it hear itself; counted here, timed by scripts/bench/barge-in. */
@Timeout(180)
class ForgivingBargeInIT {

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"HYBRID", "LOCAL"})
    void dropsTheAnswerForWordsAndGoesOnAfterCoughs(Mode mode) throws Exception {
        try (BargeInWire wire = new BargeInWire(mode)) {
            Outcome words = wire.run(Kind.INTERRUPTION, 3, 1);
            assertThat(words.flushed()).isEqualTo(3);
            assertThat(words.duckMillis()).hasSize(3);

            Outcome coughs = wire.run(Kind.COUGH, 4, 2);
            assertThat(coughs.flushed()).isZero();
            assertThat(coughs.resumed()).isEqualTo(coughs.held()).isPositive();

            Outcome echoes = wire.run(Kind.ECHO, 3, 3);
            assertThat(echoes.flushed()).isZero();
            assertThat(echoes.resumed()).isEqualTo(echoes.held());
        }
    }
}
