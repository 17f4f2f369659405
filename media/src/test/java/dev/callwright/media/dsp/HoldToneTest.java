package dev.callwright.media.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HoldToneTest {

    private final HoldTone tone = new HoldTone();

    @Test
    void soundsAtOnceAndNeverRestsForLong() {
        short[] samples = take(10 * HoldTone.CYCLE);

        int longest = 0;
        int quiet = 0;
        for (short sample : samples) {
            quiet = Math.abs(sample) < 100 ? quiet + 1 : 0;
            longest = Math.max(longest, quiet);
        }
        assertThat(longest).as("samples of quiet in a row").isLessThan(8_000);
    }

    @Test
    void isSoftAndDoesNotClick() {
        short[] samples = take(2 * HoldTone.CYCLE);

        int loudest = 0;
        int steepest = 0;
        for (int i = 1; i < samples.length; i++) {
            loudest = Math.max(loudest, Math.abs(samples[i]));
            steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
        }
        assertThat(loudest).isBetween(1_000, 3_000);
        assertThat(steepest).as("no click").isLessThan(loudest * 6 / 10);
    }

    @Test
    void isNoDigit() {
        ToneDetector detector = new ToneDetector();
        short[] piece = new short[160];
        for (int i = 0; i < 300; i++) {
            tone.next(piece, 0, 160);
            assertThat(detector.accept(piece, 0, 160)).isEqualTo(ToneDetector.NONE);
        }
    }

    @Test
    void givesTheSameInPiecesOfAnyLength() {
        short[] whole = take(4_000);
        tone.restart();
        short[] pieces = new short[4_000];
        for (int at = 0; at < 4_000; at += 25) {
            tone.next(pieces, at, 25);
        }

        assertThat(pieces).isEqualTo(whole);
    }

    private short[] take(int samples) {
        short[] out = new short[samples];
        tone.next(out, 0, samples);
        return out;
    }
}
