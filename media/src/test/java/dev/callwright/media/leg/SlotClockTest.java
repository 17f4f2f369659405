package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotClockTest {

    private static final long PERIOD = 20_000_000;

    private final SlotClock clock = new SlotClock(PERIOD);

    @Test
    void countsOneSlotAPeriodHoweverLateEachOneIs() {
        clock.start(-5);
        int slots = 0;
        for (int i = 1; i <= 1000; i++) {
            slots += clock.due(-5 + i * PERIOD + i * 7919L % PERIOD);
        }

        assertThat(slots).isEqualTo(1000);
    }

    @Test
    void hasNothingDueTooSoon() {
        clock.start(0);

        assertThat(clock.due(PERIOD - 1)).isZero();
        assertThat(clock.due(PERIOD)).isEqualTo(1);
        assertThat(clock.due(PERIOD)).isZero();
    }

    @Test
    void reportsTheSlotsOfAStallTogetherAndKeepsItsDeadlines() {
        clock.start(0);

        assertThat(clock.due(10 * PERIOD + 3)).isEqualTo(10);
        assertThat(clock.latenessNanos()).isEqualTo(9 * PERIOD + 3);
        assertThat(clock.due(11 * PERIOD - 1)).isZero();
        assertThat(clock.due(11 * PERIOD)).isEqualTo(1);
        assertThat(clock.latenessNanos()).isZero();
    }
}
