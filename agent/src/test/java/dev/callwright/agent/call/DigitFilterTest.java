package dev.callwright.agent.call;

import static dev.callwright.agent.call.DigitFilter.Path.INFO;
import static dev.callwright.agent.call.DigitFilter.Path.RTP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DigitFilterTest {

    private final DigitFilter filter = new DigitFilter();

    @Test
    void takesADigitSentOnBothPathsOnce() {
        assertThat(filter.accept('5', RTP, at(0))).isTrue();
        assertThat(filter.accept('5', INFO, at(150))).isFalse();
    }

    @Test
    void takesTheSameDigitPressedTwiceOnOnePathTwice() {
        assertThat(filter.accept('5', RTP, at(0))).isTrue();
        assertThat(filter.accept('5', RTP, at(200))).isTrue();
    }

    @Test
    void takesADoubleDigitSentOnBothPathsTwice() {
        assertThat(filter.accept('5', RTP, at(0))).isTrue();
        assertThat(filter.accept('5', INFO, at(100))).isFalse();
        assertThat(filter.accept('5', RTP, at(300))).isTrue();
        assertThat(filter.accept('5', INFO, at(400))).isFalse();
    }

    @Test
    void takesAnotherDigitOfTheOtherPath() {
        assertThat(filter.accept('5', RTP, at(0))).isTrue();
        assertThat(filter.accept('6', INFO, at(100))).isTrue();
    }

    @Test
    void takesTheSameDigitOfTheOtherPathMuchLater() {
        assertThat(filter.accept('5', RTP, at(0))).isTrue();
        assertThat(filter.accept('5', INFO, at(1500))).isTrue();
    }

    private static long at(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
