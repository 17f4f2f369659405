package dev.callwright.media.leg;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what a leg reports: events, the number of samples, and the first sample of each frame. */
final class HeardByListener implements LegListener {

    /** Times speech began after silence; told apart because it carries the time. */
    final AtomicInteger playoutStarts = new AtomicInteger();

    final List<LegEvent> events = new CopyOnWriteArrayList<>();
    final List<Integer> firstSamples = new CopyOnWriteArrayList<>();
    final AtomicLong samples = new AtomicLong();

    /** The loudest sample of each slot sent. */
    final List<Integer> playedPeaks = new CopyOnWriteArrayList<>();

    @Override
    public void onAudio(short[] pcm, int length, long arrivalNanos) {
        samples.addAndGet(length);
        firstSamples.add((int) pcm[0]);
    }

    @Override
    public void onPlayed(short[] pcm, int length) {
        int peak = 0;
        for (int i = 0; i < length; i++) {
            peak = Math.max(peak, Math.abs(pcm[i]));
        }
        playedPeaks.add(peak);
    }

    @Override
    public void onEvent(LegEvent event) {
        if (event instanceof LegEvent.PlayoutStarted) {
            playoutStarts.incrementAndGet();
            return;
        }
        events.add(event);
    }

    String digits() {
        StringBuilder digits = new StringBuilder();
        for (LegEvent event : events) {
            if (event instanceof LegEvent.DigitPressed(char digit)) {
                digits.append(digit);
            }
        }
        return digits.toString();
    }
}
