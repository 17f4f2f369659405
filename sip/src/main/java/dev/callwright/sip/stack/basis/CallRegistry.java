package dev.callwright.sip.stack.basis;

import dev.callwright.sip.stack.text.DialogKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The calls there are, by dialog. Bounded. Thread-safe. */
public final class CallRegistry {

    /** Far above what one process serves; the application's own limit comes first. */
    static final int LIMIT = 10_000;

    private final Map<DialogKey, LiveCall> calls = new ConcurrentHashMap<>();
    private final Map<DialogKey, LiveCall> placed = new ConcurrentHashMap<>();
    private final Map<Incoming, DialogKey> incoming = new ConcurrentHashMap<>();

    /** What the copies of one INVITE that came by different ways have in common (RFC 3261 §8.2.2.2). */
    public record Incoming(String callId, String remoteTag, long cseq) {}

    public boolean isFull() {
        return calls.size() >= LIMIT;
    }

    public int size() {
        return calls.size();
    }

    public void add(DialogKey key, LiveCall call) {
        calls.put(key, call);
    }

    /** False when a call of this INVITE exists. */
    public boolean claim(Incoming invite, DialogKey key) {
        return incoming.putIfAbsent(invite, key) == null;
    }

    public void release(Incoming invite) {
        incoming.remove(invite);
    }

    /** A call we place may be answered by phones that we have no dialog with: 2xx with other tags find it by ours. */
    public void addPlaced(DialogKey withoutRemoteTag, LiveCall call) {
        if (placed.size() < LIMIT) {
            placed.put(withoutRemoteTag, call);
        }
    }

    public void removePlaced(DialogKey withoutRemoteTag) {
        placed.remove(withoutRemoteTag);
    }

    /** The call a 2xx to an INVITE of ours belongs to. */
    public Optional<LiveCall> answered(DialogKey key) {
        return find(key).or(() -> Optional.ofNullable(placed.get(new DialogKey(key.callId(), key.localTag(), ""))));
    }

    public void remove(DialogKey key) {
        calls.remove(key);
    }

    public Optional<LiveCall> find(DialogKey key) {
        return Optional.ofNullable(calls.get(key));
    }

    public Collection<LiveCall> all() {
        return List.copyOf(calls.values());
    }
}
