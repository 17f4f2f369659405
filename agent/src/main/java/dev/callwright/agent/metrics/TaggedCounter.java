package dev.callwright.agent.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A counter with one tag whose values are few: {@value #LIMIT} of them, and {@code other} for any more, so that a value taken
 * from the network by mistake cannot fill the memory. Thread-safe.
 */
final class TaggedCounter {

    static final int LIMIT = 32;
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final String name;
    private final String tag;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    TaggedCounter(MeterRegistry registry, String name, String tag) {
        this.registry = registry;
        this.name = name;
        this.tag = tag;
    }

    /** Counts one; the value is written as {@code timed-out}, whether given so or as {@code TIMED_OUT}. */
    void increment(String value) {
        String word = value.toLowerCase(Locale.ROOT).replace('_', '-');
        // Two threads may pass the test at once, so the bound is the limit and a few; that is bound enough.
        boolean known = counters.containsKey(word) || counters.size() < LIMIT;
        counters.computeIfAbsent(known ? word : OTHER, this::counter).increment();
    }

    private Counter counter(String value) {
        return Counter.builder(name).tag(tag, value).register(registry);
    }
}
