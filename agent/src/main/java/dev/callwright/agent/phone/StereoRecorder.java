package dev.callwright.agent.phone;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Collects both sides of a call at 8 kHz on the wall clock of the phone. Where nothing was sent there is silence. At most
 * ten minutes are kept; what comes later is counted and dropped.
 *
 * <p>Owner: the thread that moves the phone's audio; {@link #audio} is for afterwards.
 */
public final class StereoRecorder {

    static final int SAMPLE_RATE_HZ = 8_000;
    static final int LIMIT_SAMPLES = 10 * 60 * SAMPLE_RATE_HZ;

    private final long startNanos;
    private final Side caller = new Side();
    private final Side agent = new Side();

    /** Time zero of the recording, by {@link System#nanoTime}. */
    public StereoRecorder(long startNanos) {
        this.startNanos = startNanos;
    }

    /** The first {@code length} samples were sent to the agent at this time. */
    public void caller(short[] pcm, int length, long nowNanos) {
        caller.add(pcm, length, sampleAt(nowNanos));
    }

    /** The first {@code length} samples came from the agent at this time. */
    public void agent(short[] pcm, int length, long nowNanos) {
        agent.add(pcm, length, sampleAt(nowNanos));
    }

    /** Both sides so far, the shorter one continued with silence. */
    public StereoAudio audio() {
        var length = Math.max(caller.end, agent.end);
        return new StereoAudio(
                Arrays.copyOf(caller.samples, length), Arrays.copyOf(agent.samples, length), SAMPLE_RATE_HZ);
    }

    /** Samples that came after the ten minutes, both sides together. */
    public long droppedSamples() {
        return caller.dropped + agent.dropped;
    }

    private long sampleAt(long nowNanos) {
        return Math.max(0, nowNanos - startNanos) * SAMPLE_RATE_HZ / TimeUnit.SECONDS.toNanos(1);
    }

    /** One side. Its array is as long as the furthest sample or longer; the rest of it is silence. */
    private static final class Side {

        /** Packets are early and late by chance: a stream within this distance of the clock is one stream, without clicks. */
        private static final int LATE_SAMPLES = SAMPLE_RATE_HZ * 60 / 1_000;

        private static final int EARLY_SAMPLES = SAMPLE_RATE_HZ * 200 / 1_000;

        private short[] samples = new short[60 * SAMPLE_RATE_HZ];
        private int end;
        private long dropped;

        private void add(short[] pcm, int length, long at) {
            var isNext = at <= end + LATE_SAMPLES && at >= end - EARLY_SAMPLES;
            var from = (int) Math.min(isNext ? end : at, LIMIT_SAMPLES);
            var kept = Math.min(length, LIMIT_SAMPLES - from);
            dropped += length - kept;
            if (from + kept > samples.length) {
                samples = Arrays.copyOf(samples, Math.min(LIMIT_SAMPLES, 2 * (from + kept)));
            }
            System.arraycopy(pcm, 0, samples, from, kept);
            end = Math.max(end, from + kept);
        }
    }
}
