package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.bridge.model.ModelChoice;
import dev.callwright.agent.realtime.SessionSettings;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Words as models have spoken them before, at 8 kHz, so that a greeting need not be thought up for every caller. Kept in memory and
 * bounded: what was not used for longest goes first. Thread-safe, without locks.
 */
public final class SpokenWords {

    /** Longer ones are not kept: 20 s. */
    static final int LONGEST_SAMPLES = 20 * 8000;

    private final int most;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong uses = new AtomicLong();
    private final AtomicLong forgotten = new AtomicLong();

    /** What makes two recordings different. */
    record Key(String model, String voice, String language, String words) {

        static Key of(ModelChoice choice, String words) {
            SessionSettings settings = choice.settings();
            return new Key(choice.label(), settings.voice(), settings.language(), words);
        }
    }

    private static final class Entry {

        private final short[] pcm;
        private volatile long lastUse;

        Entry(short[] pcm, long lastUse) {
            this.pcm = pcm;
            this.lastUse = lastUse;
        }
    }

    /** Keeps so many recordings at most. */
    public SpokenWords(int most) {
        this.most = most;
    }

    /** A recording, which is not to be changed. */
    Optional<short[]> find(Key key) {
        Optional<Entry> found = Optional.ofNullable(entries.get(key));
        found.ifPresent(entry -> entry.lastUse = uses.incrementAndGet());
        return found.map(entry -> entry.pcm);
    }

    void keep(Key key, short[] pcm) {
        if (pcm.length == 0 || pcm.length > LONGEST_SAMPLES) {
            return;
        }
        entries.put(key, new Entry(pcm, uses.incrementAndGet()));
        while (entries.size() > most) {
            entries.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().lastUse))
                    .ifPresent(oldest -> {
                        if (entries.remove(oldest.getKey(), oldest.getValue())) {
                            forgotten.incrementAndGet();
                        }
                    });
        }
    }

    /** Recordings kept now. */
    public int size() {
        return entries.size();
    }

    /** Recordings that had to go. */
    public long forgotten() {
        return forgotten.get();
    }
}
