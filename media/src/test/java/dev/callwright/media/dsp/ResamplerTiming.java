package dev.callwright.media.dsp;

/** Times one 20 ms frame in each direction for several filter lengths. Run by hand: scripts/bench/resampler-timing. */
final class ResamplerTiming {

    private static final int FRAMES = 100_000;

    private ResamplerTiming() {}

    public static void main(String[] arguments) {
        for (int round = 0; round < 3; round++) {
            for (int taps : new int[] {16, 24, 28, 32, 48}) {
                System.out.printf(
                        "%d taps a phase: up %,.0f ns, down %,.0f ns%n",
                        taps,
                        nanosPerFrame(Resampler.upTo24k(taps), 160),
                        nanosPerFrame(Resampler.downTo8k(taps), 480));
            }
        }
    }

    private static double nanosPerFrame(Resampler resampler, int samples) {
        short[] in = Tones.tone(440, 8000, 8000, samples);
        short[] out = new short[480];
        long begin = System.nanoTime();
        for (int i = 0; i < FRAMES; i++) {
            resampler.process(in, 0, samples, out, 0);
        }
        return (double) (System.nanoTime() - begin) / FRAMES;
    }
}
