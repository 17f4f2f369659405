package dev.callwright.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SequenceNumbersTest {

    @Test
    void measuresTheShortWayRound() {
        assertThat(SequenceNumbers.distance(10, 11)).isEqualTo(1);
        assertThat(SequenceNumbers.distance(65535, 0)).isEqualTo(1);
        assertThat(SequenceNumbers.distance(0, 65535)).isEqualTo(-1);
        assertThat(SequenceNumbers.distance(7, 7)).isZero();
        assertThat(SequenceNumbers.distance(0, 32767)).isEqualTo(32767);
        assertThat(SequenceNumbers.distance(0, 32768)).isEqualTo(-32768);
    }

    @Test
    void stepsAcrossTheWrap() {
        assertThat(SequenceNumbers.plus(65535, 1)).isZero();
        assertThat(SequenceNumbers.plus(0, -1)).isEqualTo(65535);
    }

    @Test
    void extendsToTheNearestCount() {
        assertThat(SequenceNumbers.extend(65535, 0)).isEqualTo(65536);
        assertThat(SequenceNumbers.extend(65536, 65535)).isEqualTo(65535);
        assertThat(SequenceNumbers.extend(5 * 65536L + 100, 99)).isEqualTo(5 * 65536L + 99);
    }
}
