package dev.callwright.media.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ResamplerTest {

    private static final int SECOND_AT_8K = 8000;

    @Test
    void isFlatOverTheTelephoneBand() {
        for (double hertz = 200; hertz <= 3400; hertz += 100) {
            assertThat(FrequencyResponse.upGain(hertz)).as("up %.0f Hz", hertz).isCloseTo(0, within(0.2));
            assertThat(FrequencyResponse.downGain(hertz))
                    .as("down %.0f Hz", hertz)
                    .isCloseTo(0, within(0.2));
        }
    }

    @Test
    void keepsImagesAndAliasesBelowMinusSixtyDecibels() {
        for (double hertz = 4600; hertz <= 11900; hertz += 50) {
            // A tone that folds to next to nothing cannot be told from a constant.
            if (Math.abs(hertz - 8000) > 50) {
                assertThat(FrequencyResponse.upImage(hertz))
                        .as("up %.0f Hz", hertz)
                        .isLessThan(-60);
                assertThat(FrequencyResponse.downGain(hertz))
                        .as("down %.0f Hz", hertz)
                        .isLessThan(-60);
            }
        }
    }

    @Test
    void delaysByLessThanFourMilliseconds() {
        short[] impulse = new short[480];
        impulse[0] = 30000;
        short[] up = new short[1440];
        short[] down = new short[160];

        Resampler.upTo24k().process(impulse, 0, 480, up, 0);
        Resampler.downTo8k().process(impulse, 0, 480, down, 0);

        double delay = Resampler.upTo24k().delayMillis();
        assertThat(delay).isEqualTo(1.75).isEqualTo(Resampler.downTo8k().delayMillis());
        assertThat(indexOfLoudest(up) / 24.0).isEqualTo(delay);
        assertThat(indexOfLoudest(down) / 8.0).isEqualTo(delay);
    }

    /** Every other sample of the double rate is the sample that went in, and those between lie where a sine has them. */
    @Test
    void doublesTheRateOfATelephoneBandTone() {
        for (double hertz : new double[] {300, 1000, 2000, 3000, 3400}) {
            short[] tone = tone(hertz, 8000, 1600);
            short[] expected = tone(hertz, 16_000, 3200);
            short[] wide = new short[3200];
            Resampler up = Resampler.upTo16k();

            int length = up.process(tone, 0, 777, wide, 0);
            length += up.process(tone, 777, 1600 - 777, wide, length);

            assertThat(length).isEqualTo(3200);
            double snr = Tones.snr(expected, 400, wide, 400 + 2 * up.delaySamplesAt8k(), 2500);
            assertThat(snr).as("%.0f Hz", hertz).isGreaterThan(30);
            assertThat(up.maxOutput(160)).isEqualTo(320);
        }
    }

    private static short[] tone(double hertz, int rate, int length) {
        short[] tone = new short[length];
        for (int i = 0; i < length; i++) {
            tone[i] = (short) Math.round(12_000 * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return tone;
    }

    @Test
    void givesSpeechBackAfterARoundTrip() {
        short[] speech = speechBand(SECOND_AT_8K);
        Resampler up = Resampler.upTo24k();
        Resampler down = Resampler.downTo8k();
        short[] wide = new short[3 * speech.length];
        short[] back = new short[speech.length];

        int wideLength = up.process(speech, 0, speech.length, wide, 0);
        int backLength = down.process(wide, 0, wideLength, back, 0);

        int delay = up.delaySamplesAt8k() + down.delaySamplesAt8k();
        double snr = Tones.snr(speech, 0, back, delay, backLength - delay);
        System.out.printf("ResamplerTest round trip SNR %.1f dB%n", snr);
        assertThat(snr).isGreaterThan(58);
    }

    @Test
    void doesNotDependOnHowTheStreamIsCut() {
        long seed = System.nanoTime();
        System.out.println("ResamplerTest.doesNotDependOnHowTheStreamIsCut seed " + seed);
        short[] speech = speechBand(SECOND_AT_8K);

        for (int longest : new int[] {1, 7, 480, 2400}) {
            Random random = new Random(seed);
            assertThat(inPieces(Resampler.upTo24k(), speech, longest, random))
                    .as("up, pieces to %d, seed %d", longest, seed)
                    .isEqualTo(inPieces(Resampler.upTo24k(), speech, speech.length, random));
            assertThat(inPieces(Resampler.downTo8k(), speech, longest, random))
                    .as("down, pieces to %d, seed %d", longest, seed)
                    .isEqualTo(inPieces(Resampler.downTo8k(), speech, speech.length, random));
        }
    }

    @Test
    void writesOneSampleForEachThree() {
        Resampler down = Resampler.downTo8k();
        short[] out = new short[800];

        assertThat(down.process(new short[2], 0, 2, out, 0)).isZero();
        assertThat(down.process(new short[2], 0, 2, out, 0)).isEqualTo(1);
        assertThat(down.process(new short[2400], 0, 2400, out, 0)).isEqualTo(800);
        assertThat(down.process(new short[2], 0, 2, out, 0)).isEqualTo(1);
        assertThat(down.maxOutput(2)).isEqualTo(1);
        assertThat(Resampler.upTo24k().maxOutput(2)).isEqualTo(6);
    }

    @Test
    void touchesOnlyTheRangeItIsGiven() {
        short[] in = {1000, 0, 0, 0, 1000};
        short[] out = new short[12];
        Arrays.fill(out, (short) 5);

        Resampler.upTo24k().process(in, 1, 3, out, 1);

        assertThat(out).containsExactly(5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 5);
    }

    @Test
    void forgetsEverythingOnReset() {
        for (Resampler resampler : new Resampler[] {Resampler.upTo24k(), Resampler.downTo8k()}) {
            short[] loud = Tones.tone(1000, 8000, 30000, 161);
            short[] out = new short[480];
            short[] fresh = new short[480];
            resampler.process(loud, 0, 161, new short[483], 0);

            resampler.reset();
            resampler.process(new short[160], 0, 160, out, 0);
            assertThat(out).containsOnly(0);

            resampler.reset();
            resampler.process(loud, 0, 160, out, 0);
            Resampler other = resampler.maxOutput(1) == 3 ? Resampler.upTo24k() : Resampler.downTo8k();
            other.process(loud, 0, 160, fresh, 0);
            assertThat(out).isEqualTo(fresh);
        }
    }

    @Test
    void limitsWhatIsTooLoud() {
        short[] square = new short[1600];
        short[] half = new short[1600];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
            half[i] = (short) (square[i] / 2);
        }
        for (boolean up : new boolean[] {true, false}) {
            short[] loud = new short[4800];
            short[] quiet = new short[4800];
            (up ? Resampler.upTo24k() : Resampler.downTo8k()).process(square, 0, 1600, loud, 0);
            (up ? Resampler.upTo24k() : Resampler.downTo8k()).process(half, 0, 1600, quiet, 0);

            for (int i = 0; i < loud.length; i++) {
                int expected = Math.clamp(2L * quiet[i], Short.MIN_VALUE, Short.MAX_VALUE);
                assertThat((int) loud[i]).as("sample %d", i).isCloseTo(expected, within(5));
            }
        }
    }

    @Test
    void keepsAConstantConstant() {
        short[] constant = new short[480];
        Arrays.fill(constant, (short) 12345);
        short[] up = new short[1440];
        short[] down = new short[160];

        Resampler.upTo24k().process(constant, 0, 480, up, 0);
        Resampler.downTo8k().process(constant, 0, 480, down, 0);

        assertThat(Arrays.copyOfRange(up, 100, 1440)).containsOnly(12345);
        assertThat(Arrays.copyOfRange(down, 40, 160)).containsOnly(12345);
    }

    @Test
    void allocatesNothing() {
        Resampler up = Resampler.upTo24k();
        Resampler down = Resampler.downTo8k();
        short[] narrow = speechBand(160);
        short[] wide = new short[480];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        before += threads.getCurrentThreadAllocatedBytes() - before;
        for (int i = 0; i < 2000; i++) {
            up.process(narrow, 0, 160, wide, 0);
            down.process(wide, 0, 480, narrow, 0);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2000);
    }

    /** Thirty-one tones of 300 to 3,300 Hz, about as loud as speech. */
    private static short[] speechBand(int samples) {
        Random phases = new Random(1);
        double[] sum = new double[samples];
        for (double hertz = 300; hertz <= 3300; hertz += 100) {
            double phase = 2 * Math.PI * phases.nextDouble();
            for (int i = 0; i < samples; i++) {
                sum[i] += 1000 * Math.sin(phase + 2 * Math.PI * hertz * i / 8000);
            }
        }
        short[] speech = new short[samples];
        for (int i = 0; i < samples; i++) {
            speech[i] = (short) Math.round(sum[i]);
        }
        return speech;
    }

    private static short[] inPieces(Resampler resampler, short[] in, int longest, Random random) {
        short[] out = new short[resampler.maxOutput(in.length)];
        int written = 0;
        for (int at = 0; at < in.length; ) {
            int length = longest == in.length ? longest : Math.min(in.length - at, 1 + random.nextInt(longest));
            written += resampler.process(in, at, length, out, written);
            at += length;
        }
        return Arrays.copyOf(out, written);
    }

    private static int indexOfLoudest(short[] signal) {
        int loudest = 0;
        for (int i = 1; i < signal.length; i++) {
            if (Math.abs(signal[i]) > Math.abs(signal[loudest])) {
                loudest = i;
            }
        }
        return loudest;
    }
}
