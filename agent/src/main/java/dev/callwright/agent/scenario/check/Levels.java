package dev.callwright.agent.scenario.check;

/** Which frames of 20 ms of a recording have sound in them. Immutable. */
final class Levels {

    static final double FRAME_SECONDS = 0.02;
    private static final long QUIET_ENERGY = 150L * 150L;

    private final boolean[] loud;

    Levels(short[] pcm, int sampleRateHz) {
        int frame = (int) (sampleRateHz * FRAME_SECONDS);
        loud = new boolean[pcm.length / frame];
        for (int i = 0; i < loud.length; i++) {
            long energy = 0;
            for (int k = i * frame; k < (i + 1) * frame; k++) {
                energy += (long) pcm[k] * pcm[k];
            }
            loud[i] = energy > QUIET_ENERGY * frame;
        }
    }

    boolean loudAt(int frame) {
        return frame >= 0 && frame < loud.length && loud[frame];
    }

    /** Seconds with sound in them within this stretch. */
    double sound(double fromSeconds, double toSeconds) {
        int frames = 0;
        for (int i = frame(fromSeconds); i < frame(toSeconds); i++) {
            frames += loudAt(i) ? 1 : 0;
        }
        return frames * FRAME_SECONDS;
    }

    static int frame(double seconds) {
        return (int) Math.ceil(seconds / FRAME_SECONDS);
    }
}
