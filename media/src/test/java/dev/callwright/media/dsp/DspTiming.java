package dev.callwright.media.dsp;

/** Times 20 ms of audio through each stage, and the resampler by filter length. Run by scripts/bench/dsp-timing. */
final class DspTiming {

    private static final int FRAMES = 100_000;

    private DspTiming() {}

    public static void main(String[] arguments) {
        for (int round = 0; round < 3; round++) {
            for (int taps : new int[] {16, 24, 28, 32, 48}) {
                System.out.printf(
                        "%d taps a phase: up %,.0f ns, down %,.0f ns%n",
                        taps, resampling(Resampler.upTo24k(taps), 160), resampling(Resampler.downTo8k(taps), 480));
            }
            System.out.printf("frame heard: %,.0f ns, frame lost after a heard one: %,.0f ns%n", hearing(), losing());
        }
    }

    private static double resampling(Resampler resampler, int samples) {
        short[] in = Tones.tone(440, 8000, 8000, samples);
        short[] out = new short[480];
        return nanosPerFrame(() -> resampler.process(in, 0, samples, out, 0));
    }

    private static double hearing() {
        Concealer concealer = new Concealer();
        short[] frame = Tones.tone(440, 8000, 8000, 160);
        return nanosPerFrame(() -> concealer.good(frame, 0, 160));
    }

    private static double losing() {
        Concealer concealer = new Concealer();
        short[] frame = Tones.tone(440, 8000, 8000, 160);
        short[] lost = new short[160];
        double both = nanosPerFrame(() -> {
            concealer.good(frame, 0, 160);
            concealer.conceal(lost, 0, 160);
        });
        return both - hearing();
    }

    private static double nanosPerFrame(Runnable work) {
        long begin = System.nanoTime();
        for (int i = 0; i < FRAMES; i++) {
            work.run();
        }
        return (double) (System.nanoTime() - begin) / FRAMES;
    }
}
