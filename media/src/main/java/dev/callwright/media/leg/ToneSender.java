package dev.callwright.media.leg;

import dev.callwright.media.dsp.ToneGenerator;
import dev.callwright.media.jitter.PlayoutQueue;

/** Sends digits as tones of 100 ms with pauses of 100 ms, a frame in each 20 ms slot. Owner: media loop. */
final class ToneSender {

    /** Digits that can wait; more are dropped and counted. */
    static final int MAX_QUEUED = 64;

    private static final int TONE_SAMPLES = 5 * PlayoutQueue.FRAME;
    private static final int CYCLE_SLOTS = 10;

    private final ToneGenerator generator = new ToneGenerator();
    private final short[] frame = new short[PlayoutQueue.FRAME];
    private final char[] queue = new char[MAX_QUEUED];
    private int head;
    private int queued;
    private long dropped;

    /** Slots of the current digit and its pause that are over. */
    private int slot = CYCLE_SLOTS;

    /** Queues a digit ({@code 0-9 * # A-D}, letters in either case). Anything else, or one too many, is dropped. */
    void add(char digit) {
        if (!ToneGenerator.isDigit(digit) || queued == MAX_QUEUED) {
            dropped++;
            return;
        }
        queue[(head + queued) % MAX_QUEUED] = digit;
        queued++;
    }

    /** Whether the next slot is ours. */
    boolean busy() {
        return slot < CYCLE_SLOTS || queued > 0;
    }

    long dropped() {
        return dropped;
    }

    /** Enters the next slot while busy; the frame is reused for the next. */
    short[] next() {
        if (slot == CYCLE_SLOTS) {
            slot = 0;
            generator.begin(queue[head], TONE_SAMPLES);
            head = (head + 1) % MAX_QUEUED;
            queued--;
        }
        slot++;
        generator.next(frame, 0, frame.length);
        return frame;
    }
}
