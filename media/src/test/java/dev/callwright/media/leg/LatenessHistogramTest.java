package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatenessHistogramTest {

    private final LatenessHistogram one = new LatenessHistogram();
    private final LatenessHistogram other = new LatenessHistogram();
    private final List<LatenessHistogram> both = List.of(one, other);

    @Test
    void findsQuantilesWithinAnEighthAndTheExactMaximum() {
        for (int micros = 1; micros <= 10_000; micros++) {
            (micros % 2 == 0 ? one : other).record(micros * 1000L);
        }

        assertThat((double) LatenessHistogram.quantileNanos(both, 0.5)).isCloseTo(5_000_000, within(700_000.0));
        assertThat((double) LatenessHistogram.quantileNanos(both, 0.99)).isCloseTo(9_900_000, within(1_300_000.0));
        assertThat(LatenessHistogram.maxNanos(both)).isEqualTo(10_000_000);
    }

    @Test
    void holdsAnythingFromNothingToForever() {
        assertThat(LatenessHistogram.quantileNanos(both, 0.99)).isZero();
        one.record(-1);
        one.record(Long.MAX_VALUE);

        assertThat(LatenessHistogram.quantileNanos(both, 0.5)).isEqualTo(1000);
        assertThat(LatenessHistogram.quantileNanos(both, 1)).isGreaterThan(10_000_000_000L);
    }
}
