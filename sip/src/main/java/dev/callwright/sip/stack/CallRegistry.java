package dev.callwright.sip.stack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The calls there are, by dialog. Bounded. Thread-safe. */
final class CallRegistry {

    /** Far above what one process serves; the application's own limit comes first. */
    static final int LIMIT = 10_000;

    private final Map<DialogKey, LiveCall> calls = new ConcurrentHashMap<>();
    private final Map<Incoming, DialogKey> incoming = new ConcurrentHashMap<>();

    /** What the copies of one INVITE that came by different ways have in common (RFC 3261 §8.2.2.2). */
    record Incoming(String callId, String remoteTag, long cseq) {}

    boolean isFull() {
        return calls.size() >= LIMIT;
    }

    int size() {
        return calls.size();
    }

    void add(DialogKey key, LiveCall call) {
        calls.put(key, call);
    }

    /** False when a call of this INVITE exists. */
    boolean claim(Incoming invite, DialogKey key) {
        return incoming.putIfAbsent(invite, key) == null;
    }

    void release(Incoming invite) {
        incoming.remove(invite);
    }

    void remove(DialogKey key) {
        calls.remove(key);
    }

    Optional<LiveCall> find(DialogKey key) {
        return Optional.ofNullable(calls.get(key));
    }

    Collection<LiveCall> all() {
        return List.copyOf(calls.values());
    }
}
