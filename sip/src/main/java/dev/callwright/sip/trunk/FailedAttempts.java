package dev.callwright.sip.trunk;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;

/**
 * Counts wrong passwords by source address and shuts a source out for a while when there were too many. An IPv6 source is its
 * /64, since one customer usually holds all of that. Bounded: the source that failed longest ago is forgotten first.
 * Thread-safe.
 */
final class FailedAttempts {

    static final int LIMIT = 20;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int IPV6_PREFIX = 64;

    private final int sourceLimit;
    private final LongSupplier nanoTime;

    /** Least recently failed first; guarded by this. */
    private final LinkedHashMap<AddressBlock, Tally> tallies = new LinkedHashMap<>();

    private record Tally(int count, long sinceNanos) {}

    FailedAttempts(int sourceLimit, LongSupplier nanoTime) {
        this.sourceLimit = sourceLimit;
        this.nanoTime = nanoTime;
    }

    /** Counts a failure. True if it is the one that shuts the source out. */
    synchronized boolean count(InetAddress source) {
        long now = nanoTime.getAsLong();
        AddressBlock block = block(source);
        Tally before = tallies.remove(block);
        int count = before == null || isOver(before, now) ? 1 : before.count() + 1;
        boolean shut = count == LIMIT;
        long since = before == null || count == 1 || shut ? now : before.sinceNanos();
        tallies.put(block, new Tally(count, since));
        if (tallies.size() > sourceLimit) {
            tallies.pollFirstEntry();
        }
        return shut;
    }

    synchronized boolean isShutOut(InetAddress source) {
        Tally tally = tallies.get(block(source));
        return tally != null && tally.count() >= LIMIT && !isOver(tally, nanoTime.getAsLong());
    }

    /** Number of sources remembered. */
    synchronized int remembered() {
        return tallies.size();
    }

    private static boolean isOver(Tally tally, long now) {
        return now - tally.sinceNanos() >= WINDOW.toNanos();
    }

    private static AddressBlock block(InetAddress source) {
        return source.getAddress().length == 16 ? new AddressBlock(source, IPV6_PREFIX) : AddressBlock.of(source);
    }
}
