package dev.callwright.media.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ConcealerTest {

    private static final int FRAME = 160;

    private final Concealer concealer = new Concealer();

    @Test
    void beatsSilenceByFifteenDecibelsOnATone() {
        for (int hertz = 100; hertz <= 400; hertz += 25) {
            short[] tone = Tones.tone(hertz, 8000, 10000, 10 * FRAME);
            short[] heard = withLostFrames(tone, 5, 1);

            // Filling with silence has a ratio of 0 dB in the lost frame.
            assertThat(Tones.snr(tone, 5 * FRAME, heard, 5 * FRAME, FRAME))
                    .as("lost frame of %d Hz", hertz)
                    .isGreaterThan(15);
        }
    }

    @Test
    void beatsSilenceOnAVoice() {
        short[] voice = voice(10 * FRAME);
        short[] heard = withLostFrames(voice, 5, 1);

        assertThat(Tones.snr(voice, 5 * FRAME, heard, 5 * FRAME, FRAME)).isGreaterThan(8);
    }

    @Test
    void isContinuousAtBothSeams() {
        for (int hertz = 100; hertz <= 400; hertz += 25) {
            for (int lost = 1; lost <= 4; lost++) {
                short[] tone = Tones.tone(hertz, 8000, 10000, 12 * FRAME);
                short[] heard = withLostFrames(tone, 5, lost);

                int usual = Tones.largestStep(tone, 0, tone.length);
                assertThat(Tones.largestStep(heard, 0, heard.length))
                        .as("%d frames of %d Hz lost", lost, hertz)
                        .isLessThanOrEqualTo(usual * 5 / 4);
            }
        }
    }

    @Test
    void fadesToExactZeros() {
        short[] heard = withLostFrames(Tones.tone(200, 8000, 10000, 12 * FRAME), 5, 6);

        assertThat(Arrays.copyOfRange(heard, 5 * FRAME + 480, 11 * FRAME)).containsOnly(0);
        assertThat(peak(heard, 5 * FRAME, 5 * FRAME + 80)).isGreaterThan(9000);
        assertThat(peak(heard, 5 * FRAME + 380, 5 * FRAME + 480)).isBetween(1000, 3000);
    }

    @Test
    void returnsToExactlyWhatArrives() {
        short[] tone = Tones.tone(170, 8000, 10000, 10 * FRAME);
        short[] heard = withLostFrames(tone, 5, 2);

        assertThat(Arrays.copyOfRange(heard, 7 * FRAME + 80, heard.length))
                .isEqualTo(Arrays.copyOfRange(tone, 7 * FRAME + 80, tone.length));
    }

    @Test
    void worksAtOnceWithoutAnyHistory() {
        short[] out = new short[FRAME];
        Arrays.fill(out, (short) 7);

        concealer.conceal(out, 0, FRAME);

        assertThat(out).containsOnly(0);
    }

    @Test
    void worksAfterOneShortPacket() {
        short[] tone = Tones.tone(400, 8000, 10000, 80);
        short[] out = new short[FRAME];

        concealer.good(tone, 0, 80);
        concealer.conceal(out, 0, FRAME);

        assertThat(peak(out, 0, FRAME)).isGreaterThan(5000);
    }

    @Test
    void doesNotDependOnHowTheGapIsCut() {
        short[] tone = Tones.tone(210, 8000, 10000, 10 * FRAME);
        short[] whole = withLostFrames(tone, 5, 2);

        short[] pieces = tone.clone();
        Concealer other = new Concealer();
        other.good(pieces, 0, 5 * FRAME);
        for (int at = 5 * FRAME; at < 7 * FRAME; at += 40) {
            other.conceal(pieces, at, 40);
        }
        for (int at = 7 * FRAME; at < 10 * FRAME; at += 30) {
            other.good(pieces, at, Math.min(30, 10 * FRAME - at));
        }

        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void leavesAnUnbrokenStreamAlone() {
        short[] voice = voice(10 * FRAME);

        assertThat(withLostFrames(voice, 0, 0)).isEqualTo(voice);
    }

    @Test
    void forgetsEverythingOnReset() {
        concealer.good(Tones.tone(200, 8000, 10000, 800), 0, 800);
        concealer.conceal(new short[FRAME], 0, FRAME);

        concealer.reset();
        short[] next = {100, 100};
        concealer.good(next, 0, 2);
        assertThat(next).containsExactly(100, 100);

        concealer.reset();
        short[] out = new short[FRAME];
        concealer.conceal(out, 0, FRAME);
        assertThat(out).containsOnly(0);
    }

    @Test
    void allocatesNothing() {
        short[] voice = voice(FRAME);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        before += threads.getCurrentThreadAllocatedBytes() - before;
        for (int i = 0; i < 2000; i++) {
            concealer.good(voice, 0, FRAME);
            concealer.conceal(voice, 0, FRAME);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2000);
    }

    private short[] withLostFrames(short[] signal, int firstLost, int lost) {
        short[] heard = signal.clone();
        for (int frame = 0; frame < signal.length / FRAME; frame++) {
            if (frame >= firstLost && frame < firstLost + lost) {
                Arrays.fill(heard, frame * FRAME, (frame + 1) * FRAME, (short) 0);
                concealer.conceal(heard, frame * FRAME, FRAME);
            } else {
                concealer.good(heard, frame * FRAME, FRAME);
            }
        }
        return heard;
    }

    /** Twenty harmonics of 130 Hz, falling in level as in a vowel. */
    private static short[] voice(int samples) {
        short[] voice = new short[samples];
        for (int i = 0; i < samples; i++) {
            double sum = 0;
            for (int harmonic = 1; harmonic <= 20; harmonic++) {
                sum += Math.sin(2 * Math.PI * 130 * harmonic * i / 8000 + harmonic * harmonic) / harmonic;
            }
            voice[i] = (short) Math.round(5000 * sum);
        }
        return voice;
    }

    private static int peak(short[] signal, int from, int to) {
        int peak = 0;
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, Math.abs(signal[i]));
        }
        return peak;
    }
}
