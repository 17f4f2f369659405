package dev.callwright.agent.call.digits;

import static dev.callwright.agent.call.digits.DigitFilter.Path.INFO;
import static dev.callwright.agent.call.digits.DigitFilter.Path.RTP;
import static dev.callwright.agent.call.digits.DigitFilter.Path.TONE;
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
    void takesAPressOnAllThreePathsOnce() {
        assertThat(filter.accept('5', TONE, at(40))).isTrue();
        assertThat(filter.accept('5', RTP, at(60))).isFalse();
        assertThat(filter.accept('5', INFO, at(300))).isFalse();
        assertThat(filter.accept('5', TONE, at(400))).isTrue();
        assertThat(filter.accept('5', RTP, at(420))).isFalse();
        assertThat(filter.accept('5', INFO, at(600))).isFalse();
    }

    @Test
    void tellsQuickRepetitionsApartWhenOnePathLagsBehind() {
        assertThat(filter.accept('5', RTP, at(0))).isTrue();
        assertThat(filter.accept('5', RTP, at(150))).isTrue();
        assertThat(filter.accept('5', RTP, at(300))).isTrue();
        assertThat(filter.accept('5', INFO, at(400))).isFalse();
        assertThat(filter.accept('5', INFO, at(550))).isFalse();
        assertThat(filter.accept('5', INFO, at(700))).isFalse();
        assertThat(filter.accept('5', INFO, at(850))).isTrue();
    }

    @Test
    void tellsPathsApartThatLeadDifferentDigits() {
        assertThat(filter.accept('1', RTP, at(0))).isTrue();
        assertThat(filter.accept('2', RTP, at(100))).isTrue();
        assertThat(filter.accept('1', TONE, at(120))).isFalse();
        assertThat(filter.accept('2', TONE, at(220))).isFalse();
    }

    @Test
    void forgetsThePressesOfAFastTypistInOrder() {
        for (int i = 0; i < 100; i++) {
            assertThat(filter.accept('7', RTP, at(i * 20L))).isTrue();
        }
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
