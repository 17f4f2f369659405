package dev.callwright.sip.trunk;

import dev.callwright.config.DefenceConfig;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches who is turned away, and leaves without an answer for a while those who are turned away too often. What counts is a
 * request without or with wrong credentials; one good one wipes the slate clean, so that a phone, which is always challenged
 * before it proves itself, is never taken for a scanner. An IPv6 source is its /64, since one customer usually holds all of that.
 *
 * <p>Bounded: the source heard of longest ago is forgotten first. Blocks all last equally long, so they end in the order they
 * began. Thread-safe, never blocks for long.
 */
public final class SourceWatch {

    private static final Logger log = LoggerFactory.getLogger(SourceWatch.class);
    private static final int IPV6_PREFIX = 64;
    private static final int LINES_A_MINUTE = 60;

    private final LongSupplier nanoTime;
    private final LongAdder ignored = new LongAdder();
    private final LongAdder blocks = new LongAdder();

    /** Guarded by this, as all below. Heard of longest ago first. */
    private final LinkedHashMap<AddressBlock, Watched> sources = new LinkedHashMap<>(16, 0.75f, true);

    private final Deque<Blocked> blocked = new ArrayDeque<>();
    private final LogAllowance lines;
    private DefenceConfig config;

    /** What is known of a source. */
    private static final class Watched {

        private int count;
        private long sinceNanos;
        private boolean shut;
        private long ignored;
    }

    private record Blocked(AddressBlock source, Watched watched, long untilNanos) {}

    public SourceWatch(DefenceConfig config) {
        this(config, System::nanoTime);
    }

    SourceWatch(DefenceConfig config, LongSupplier nanoTime) {
        this.config = config;
        this.nanoTime = nanoTime;
        this.lines = new LogAllowance(LINES_A_MINUTE, nanoTime);
    }

    /** Goes on by other settings; who is blocked stays so. */
    public synchronized void replace(DefenceConfig newConfig) {
        this.config = newConfig;
    }

    /** Sources blocked now. */
    public synchronized int blockedSources() {
        release();
        return blocked.size();
    }

    /** Blocks so far. */
    public long blocks() {
        return blocks.sum();
    }

    /** Messages of blocked sources left without an answer so far. */
    public long ignoredMessages() {
        return ignored.sum();
    }

    synchronized DefenceConfig config() {
        return config;
    }

    /** Whether a message of this source is to be left without an answer; if so, it is counted. */
    synchronized boolean ignores(InetAddress source) {
        release();
        if (!config.enabled()) {
            return false;
        }
        Watched watched = sources.get(block(source));
        if (watched == null || !watched.shut) {
            return false;
        }
        watched.ignored++;
        ignored.increment();
        return true;
    }

    /** The source has proved itself: what was held against it is forgotten. */
    synchronized void trust(InetAddress source) {
        AddressBlock key = block(source);
        Watched watched = sources.get(key);
        if (watched != null && !watched.shut) {
            sources.remove(key);
        }
    }

    /** Counts a request that was turned away; one too many blocks the source, unless it is spared. */
    synchronized void count(InetAddress source, Predicate<InetAddress> spared) {
        release();
        if (!config.enabled()) {
            return;
        }
        Watched watched = watched(source);
        long now = nanoTime.getAsLong();
        if (watched.count == 0 || now - watched.sinceNanos >= config.window().toNanos()) {
            watched.count = 0;
            watched.sinceNanos = now;
        }
        watched.count++;
        if (watched.count > config.attempts() && !watched.shut) {
            shut(source, watched, spared, "too many requests without valid credentials");
        }
    }

    /** Blocks a source at once, unless it is spared. True if it is blocked now. */
    synchronized boolean block(InetAddress source, Predicate<InetAddress> spared) {
        release();
        if (!config.enabled()) {
            return false;
        }
        Watched watched = watched(source);
        if (!watched.shut) {
            shut(source, watched, spared, "the User-Agent of a scanner");
        }
        return watched.shut;
    }

    private void shut(InetAddress source, Watched watched, Predicate<InetAddress> spared, String reason) {
        watched.count = 0;
        if (spared.test(source)) {
            return;
        }
        watched.shut = true;
        blocks.increment();
        AddressBlock key = block(source);
        blocked.add(
                new Blocked(key, watched, nanoTime.getAsLong() + config.block().toNanos()));
        if (lines.take()) {
            Duration time = config.block();
            log.atWarn()
                    .addKeyValue("source", key)
                    .addKeyValue("for", time)
                    .addKeyValue("unsaid", lines.unsaid())
                    .log("source blocked: {}", reason);
        }
    }

    private Watched watched(InetAddress source) {
        Watched found = sources.computeIfAbsent(block(source), _ -> new Watched());
        while (sources.size() > config.sources()) {
            sources.pollFirstEntry();
        }
        return found;
    }

    /** Ends the blocks whose time is over. A source forgotten meanwhile is free already, and only leaves the list. */
    private void release() {
        long now = nanoTime.getAsLong();
        while (!blocked.isEmpty()
                && (blocked.size() > config.sources() || blocked.getFirst().untilNanos() - now <= 0)) {
            Blocked over = blocked.removeFirst();
            sources.remove(over.source(), over.watched());
            if (lines.take()) {
                log.atInfo()
                        .addKeyValue("source", over.source())
                        .addKeyValue("ignored", over.watched().ignored)
                        .log("source no longer blocked");
            }
        }
    }

    private static AddressBlock block(InetAddress source) {
        return source.getAddress().length == 16 ? new AddressBlock(source, IPV6_PREFIX) : AddressBlock.of(source);
    }
}
