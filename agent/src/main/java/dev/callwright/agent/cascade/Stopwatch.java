package dev.callwright.agent.cascade;

import java.time.Duration;

/** Takes the times of one answer; each moment is taken once. Owner: media loop. */
final class Stopwatch {

    private final long asked = System.nanoTime();
    private long heard;
    private long word;
    private long sentence;

    void heard() {
        heard = System.nanoTime();
    }

    void word() {
        word = word == 0 ? System.nanoTime() : word;
    }

    void sentence() {
        sentence = sentence == 0 ? System.nanoTime() : sentence;
    }

    /** The first audio has come. */
    CascadeTimes stop(String responseId) {
        return new CascadeTimes(
                responseId,
                Duration.ofNanos(heard - asked),
                Duration.ofNanos(word - heard),
                Duration.ofNanos(sentence - word),
                Duration.ofNanos(System.nanoTime() - sentence));
    }
}
