package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Test
    void aCallerWhoIsOwedAnAnswerHearsATone() {
        Bench bench = watched();
        bench.floor.owe();

        bench.pass(1_150);
        assertThat(bench.filler.wanted()).isFalse();
        bench.pass(200);

        assertThat(bench.filler.wanted()).isTrue();
        assertThat(bench.metrics.summary()).contains("hold.tones=1");
    }

    @Test
    void theToneEndsWithTheFirstSoundOfTheAnswer() {
        Bench bench = watched();
        bench.floor.owe();
        bench.pass(1_500);

        bench.answer("r1", "Yes.", 200);
        bench.pass(100);

        assertThat(bench.filler.wanted()).isFalse();
    }

    @Test
    void nobodyWaitsWhereNothingIsOwed() {
        Bench bench = watched();

        bench.pass(20_000);

        assertThat(bench.filler.wanted()).isFalse();
        assertThat(bench.models.opened()).containsExactly("a");
    }

    @Test
    void aModelThatOwesAnAnswerForTooLongIsLeftForTheNext() {
        Bench bench = watched();
        bench.floor.owe();

        bench.pass(7_900);
        assertThat(bench.models.opened()).containsExactly("a");
        bench.pass(1_000);

        assertThat(bench.models.session(1).closed).isTrue();
        assertThat(bench.models.opened()).hasSizeGreaterThan(1);
    }

    @Test
    void anAnswerThatIsStillHeardIsNotHurried() {
        Bench bench = watched();
        bench.answer("r1", "A long story.", 20_000);
        bench.floor.owe();

        bench.pass(9_000);

        assertThat(bench.models.session(1).closed).isFalse();
        assertThat(bench.filler.wanted()).isFalse();
    }

    @Test
    void beforeTheModelWasReachedThereIsNothingToLookAt() {
        Bench bench = new Bench();
        bench.watch.start(PATIENCE);
        bench.floor.owe();

        bench.pass(3_000);

        assertThat(bench.filler.wanted()).isFalse();
    }

    @Test
    void aCallThatIsOverIsNotLookedAt() {
        Bench bench = watched();
        bench.floor.owe();
        bench.pass(1_500);

        bench.watch.stop();
        assertThat(bench.filler.wanted()).isFalse();
        bench.pass(20_000);

        assertThat(bench.filler.wanted()).isFalse();
        assertThat(bench.models.opened()).containsExactly("a");
    }

    private static Bench watched() {
        Bench bench = Bench.connected();
        bench.watch.start(PATIENCE);
        bench.pass(100);
        return bench;
    }
}
