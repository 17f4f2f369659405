package dev.callwright.sip.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Remembers answers for a minute, and that there was none for ten seconds: the JDK does not tell how long a record may be
 * kept. Bounded, the oldest is forgotten first. Thread-safe; two threads may ask for the same name at once.
 */
final class CachedLookup implements Lookup {

    static final Duration KEPT = Duration.ofSeconds(60);
    static final Duration MISS_KEPT = Duration.ofSeconds(10);
    static final int MOST_NAMES = 1_000;

    private final Lookup source;
    private final LongSupplier nanoTime;

    /** Guarded by this. */
    private final Map<Question, Kept> answers = new LinkedHashMap<>();

    private record Question(String type, String name) {}

    private record Kept(List<?> records, long untilNanos) {}

    CachedLookup(Lookup source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    @Override
    public List<Naptr> naptr(String domain) {
        return remembered(new Question("NAPTR", domain), Naptr.class, () -> source.naptr(domain));
    }

    @Override
    public List<Srv> srv(String name) {
        return remembered(new Question("SRV", name), Srv.class, () -> source.srv(name));
    }

    @Override
    public List<InetAddress> addresses(String host) {
        return remembered(new Question("A", host), InetAddress.class, () -> source.addresses(host));
    }

    private <R> List<R> remembered(Question question, Class<R> type, Supplier<List<R>> asking) {
        long now = nanoTime.getAsLong();
        synchronized (this) {
            Kept kept = answers.get(question);
            if (kept != null && now - kept.untilNanos() < 0) {
                return kept.records().stream().map(type::cast).toList();
            }
        }
        List<R> records = List.copyOf(asking.get());
        long until = now + (records.isEmpty() ? MISS_KEPT : KEPT).toNanos();
        synchronized (this) {
            answers.remove(question);
            answers.put(question, new Kept(records, until));
            if (answers.size() > MOST_NAMES) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
        return records;
    }
}
