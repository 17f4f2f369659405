package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.audio.Filler;
import dev.callwright.agent.bridge.audio.Filler.Reason;
import org.junit.jupiter.api.Test;

final class FillerTest {

    private final Bench bench = Bench.connected();
    private final Filler filler = bench.filler;

    @Test
    void aLittleOfTheToneIsPlayedAheadAndMoreAsItIsHeard() {
        filler.start(Reason.ASKED);
        assertThat(bench.ear.waiting()).isEqualTo(1_600);

        bench.ear.hear(800);
        bench.pass(100);

        assertThat(bench.ear.waiting()).isEqualTo(1_600);
        assertThat(filler.wanted()).isTrue();
    }

    @Test
    void whatWasPlayedAheadIsDroppedWhenTheReasonIsGone() {
        filler.start(Reason.ASKED);

        filler.stop(Reason.ASKED);
        bench.pass(500);

        assertThat(bench.ear.waiting()).isZero();
        assertThat(filler.wanted()).isFalse();
    }

    @Test
    void itGoesOnAsLongAsThereIsAReason() {
        filler.start(Reason.ASKED);
        filler.start(Reason.MODEL);

        filler.stop(Reason.ASKED);
        bench.ear.hear(1_600);
        bench.pass(100);

        assertThat(bench.ear.waiting()).isEqualTo(1_600);
    }

    @Test
    void itGivesWayToTheAgentAtOnceAndComesBackAfterwards() {
        filler.start(Reason.ASKED);

        bench.answers("r1", "One moment.", 1_000);
        long speech = bench.ear.waiting();
        assertThat(speech).as("the answer, without the tone before it").isBetween(7_800L, 8_300L);
        bench.pass(500);
        assertThat(bench.ear.waiting()).as("no tone into the answer").isEqualTo(speech);

        bench.heard(1_100);
        bench.pass(100);
        assertThat(bench.ear.waiting()).isEqualTo(1_600);
    }

    @Test
    void theEndOfTheToneIsTheEndOfNoAnswer() {
        filler.start(Reason.ASKED);
        bench.told.clear();

        bench.ear.hear(1_600);
        bench.conversation.playoutDrained();

        assertThat(bench.told).isEmpty();
    }
}
