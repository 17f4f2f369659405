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
            System.out.printf(
                    "digits sought in speech %,.0f ns, in a tone %,.0f ns, in silence %,.0f ns%n",
                    seeking(Tones.tone(440, 8000, 8000, 160)), seeking(pressed()), seeking(new short[160]));
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

    private static double seeking(short[] frame) {
        ToneDetector detector = new ToneDetector();
        return nanosPerFrame(() -> detector.accept(frame, 0, 160));
    }

    private static short[] pressed() {
        short[] frame = new short[160];
        ToneGenerator generator = new ToneGenerator();
        generator.begin('5', 480);
        generator.next(frame, 0, 160);
        generator.next(frame, 0, 160);
        return frame;
    }

    private static double nanosPerFrame(Runnable work) {
        long begin = System.nanoTime();
        for (int i = 0; i < FRAMES; i++) {
            work.run();
        }
        return (double) (System.nanoTime() - begin) / FRAMES;
    }
}
