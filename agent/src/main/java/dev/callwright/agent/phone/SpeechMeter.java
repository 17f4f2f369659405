package dev.callwright.agent.phone;

import java.util.concurrent.TimeUnit;

/**
 * Tells when speech on a line starts and stops, by its energy alone: enough for a line that is silent in between. Owner: media
 * loop.
 */
final class SpeechMeter {

    private static final long QUIET_ENERGY = 150L * 150L;
    /** Longer than a pause between two sentences. */
    private static final long HANGOVER_NANOS = TimeUnit.MILLISECONDS.toNanos(450);

    private boolean speaking;
    private long lastLoud;

    /** What a piece of audio changed. */
    enum Change {
        NONE,
        STARTED,
        STOPPED
    }

    Change hear(short[] pcm, int length, long atNanos) {
        if (loud(pcm, length)) {
            lastLoud = atNanos;
            if (!speaking) {
                speaking = true;
                return Change.STARTED;
            }
        } else if (speaking && atNanos - lastLoud > HANGOVER_NANOS) {
            speaking = false;
            return Change.STOPPED;
        }
        return Change.NONE;
    }

    /** When the line was last loud. */
    long lastLoud() {
        return lastLoud;
    }

    private static boolean loud(short[] pcm, int length) {
        long energy = 0;
        for (int i = 0; i < length; i++) {
            energy += (long) pcm[i] * pcm[i];
        }
        return energy > QUIET_ENERGY * length;
    }
}
