package dev.callwright.agent.cascade;

import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.ServerEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Everything a session told its listener. */
final class Ear implements RealtimeListener {

    final List<ServerEvent> events = new CopyOnWriteArrayList<>();
    final List<RealtimeEnd> ends = new CopyOnWriteArrayList<>();
    private volatile boolean ready;
    private final AtomicLong octets = new AtomicLong();
    private volatile String lastItem = "";
    private volatile Runnable committed = () -> {};

    @Override
    public void onReady() {
        ready = true;
    }

    @Override
    public void onAudio(String responseId, String itemId, byte[] pcm, int length) {
        octets.addAndGet(length);
        lastItem = itemId;
    }

    @Override
    public void onEvent(ServerEvent event) {
        events.add(event);
        if (event instanceof ServerEvent.AudioCommitted) {
            committed.run();
        }
    }

    @Override
    public void onClosed(RealtimeEnd end) {
        ends.add(end);
    }

    /** What is done the moment the caller's words are taken, before anything else happens. */
    void onCommitted(Runnable action) {
        committed = action;
    }

    boolean ready() {
        return ready;
    }

    long heardMillis() {
        return octets.get() / 48;
    }

    String lastItem() {
        return lastItem;
    }

    <T extends ServerEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends ServerEvent> T await(Class<T> kind, int count) {
        await(count + " of " + kind.getSimpleName(), () -> all(kind).size() >= count);
        return all(kind).get(count - 1);
    }

    RealtimeEnd awaitEnd() {
        await("the end", () -> !ends.isEmpty());
        return ends.getFirst();
    }

    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited too long for " + what + "; ends " + ends + ", events " + events);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
