package dev.callwright.media.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class Pcm16Test {

    @Test
    void roundsToTheNearestSample() {
        assertThat(Pcm16.round(0.4f)).isZero();
        assertThat(Pcm16.round(-0.4f)).isZero();
        assertThat(Pcm16.round(0.6f)).isEqualTo((short) 1);
        assertThat(Pcm16.round(-0.6f)).isEqualTo((short) -1);
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            assertThat((int) Pcm16.round(sample)).isEqualTo(sample);
        }
    }

    @Test
    void limitsInsteadOfWrapping() {
        assertThat(Pcm16.round(32767.6f)).isEqualTo(Short.MAX_VALUE);
        assertThat(Pcm16.round(1e20f)).isEqualTo(Short.MAX_VALUE);
        assertThat(Pcm16.round(-32768.9f)).isEqualTo(Short.MIN_VALUE);
        assertThat(Pcm16.round(-1e20f)).isEqualTo(Short.MIN_VALUE);
    }
}
