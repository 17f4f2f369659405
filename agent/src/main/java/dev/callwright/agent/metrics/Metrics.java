package dev.callwright.agent.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Every meter of the program, declared once. What happens is told through the methods; what others count for themselves (RTP,
 * SIP, the store) is read from suppliers bound at start. Tag values are words of small closed sets, never an id or a number;
 * a set that grows beyond its bound goes on as {@code other}.
 *
 * <p>Thread-safe and non-blocking: callable from any thread, media loops included, though not once per packet.
 */
public final class Metrics {

    private static final Duration KEPT = Duration.ofHours(12);

    /** Where a digit came from. */
    public enum DigitSource {
        RTP,
        INFO,
        TONE
    }

    private final MeterRegistry registry;
    private final AtomicLong activeCalls = new AtomicLong();
    private final Counter callsStarted;
    private final TaggedCounter callsEnded;
    private final TaggedCounter callsRefused;
    private final Timer callDuration;
    private final Timer turnLatency;
    private final Counter callNewsDropped;
    private final Counter turnsInterrupted;
    private final TaggedCounter turnGate;
    private final Timer bargeInFlush;
    private final Timer realtimeConnect;
    private final TaggedCounter realtimeEnded;
    private final Counter realtimeEventsIgnored;
    private final Counter realtimeDeltasLate;
    private final TaggedCounter realtimeErrors;
    private final TaggedCounter sessionsReplaced;
    private final Counter holdTones;
    private final TaggedCounter digitsReceived;
    private final TaggedCounter storeWrites;
    private final TaggedCounter toolCalls;
    private final Timer toolLatency;
    private final Counter toolsWorked;
    private final Counter toolRetries;
    private final Counter toolsLate;
    private final Counter mcpLosses;
    private final TaggedCounter wordsSaid;
    private final TaggedCounter handoffs;
    private final TaggedCounter watchdogBites;

    /** The registry knows functions by weak reference only, so they are held here. */
    private final List<LongSupplier> bound = new CopyOnWriteArrayList<>();

    /** Declares the meters on this registry; a registry takes one {@code Metrics}. */
    public Metrics(MeterRegistry registry) {
        this.registry = registry;
        gauge("calls.active", activeCalls::get);
        this.callsStarted = registry.counter("calls.started");
        this.callsEnded = new TaggedCounter(registry, "calls.ended", "outcome");
        this.callsRefused = new TaggedCounter(registry, "calls.refused", "reason");
        this.callDuration = timer("calls.duration", Duration.ofSeconds(1), Duration.ofHours(4));
        this.turnLatency = timer("turn.latency", Duration.ofMillis(10), Duration.ofSeconds(30));
        this.callNewsDropped = registry.counter("calls.news.dropped");
        this.turnsInterrupted = registry.counter("turn.interrupted");
        this.turnGate = new TaggedCounter(registry, "turn.gate", "what");
        this.bargeInFlush = timer("barge-in.flush", Duration.ofNanos(10_000), Duration.ofSeconds(1));
        this.realtimeConnect = timer("realtime.connect", Duration.ofMillis(1), Duration.ofSeconds(30));
        this.realtimeEnded = new TaggedCounter(registry, "realtime.ended", "cause");
        this.realtimeEventsIgnored = registry.counter("realtime.events.ignored");
        this.realtimeDeltasLate = registry.counter("realtime.deltas.late");
        this.realtimeErrors = new TaggedCounter(registry, "realtime.errors", "kind");
        this.sessionsReplaced = new TaggedCounter(registry, "realtime.replaced", "reason");
        this.holdTones = registry.counter("hold.tones");
        this.digitsReceived = new TaggedCounter(registry, "digits.received", "source");
        this.storeWrites = new TaggedCounter(registry, "store.writes", "result");
        this.toolCalls = new TaggedCounter(registry, "tools.calls", "outcome");
        this.toolLatency = timer("tools.latency", Duration.ofMillis(1), Duration.ofMinutes(2));
        this.toolsWorked = registry.counter("tools.worked");
        this.toolRetries = registry.counter("tools.retries");
        this.toolsLate = registry.counter("tools.late");
        this.mcpLosses = registry.counter("tools.mcp.lost");
        this.wordsSaid = new TaggedCounter(registry, "words.said", "by");
        this.handoffs = new TaggedCounter(registry, "handoffs", "result");
        this.watchdogBites = new TaggedCounter(registry, "watchdog.ended", "reason");
    }

    /** A call was accepted for handling; {@link #callEnded} follows exactly once. */
    public void callStarted() {
        activeCalls.incrementAndGet();
        callsStarted.increment();
    }

    public void callEnded(String outcome, Duration duration) {
        activeCalls.decrementAndGet();
        callsEnded.increment(outcome);
        callDuration.record(duration);
    }

    /** A call was refused before it started, e.g. {@code full}, {@code draining}, {@code no-route}. */
    public void callRefused(String reason) {
        callsRefused.increment(reason);
    }

    /** Words were said as written, by {@code recording} or {@code model}. */
    public void wordsSaid(String by) {
        wordsSaid.increment(by);
    }

    /** An agent was to take over: {@code done}, {@code failed} or {@code refused}. */
    public void handoff(String result) {
        handoffs.increment(result);
    }

    /** The watchdog ended a call, by {@code thread}, {@code media} or {@code model}. */
    public void watchdogEnded(String reason) {
        watchdogBites.increment(reason);
    }

    /** A call did not keep up with its news, and the oldest was dropped. */
    public void callNewsDropped() {
        callNewsDropped.increment();
    }

    /** From the end of the caller's speech to the first RTP packet of the answer. */
    public void turnLatency(Duration latency) {
        turnLatency.record(latency);
    }

    /** The caller spoke while the agent did. */
    public void turnInterrupted() {
        turnsInterrupted.increment();
    }

    /** The gate heard something over the agent, which fell silent. */
    public void bargeInHeld() {
        turnGate.increment("held");
    }

    /** It was no interruption, and the agent went on. */
    public void bargeInResumed() {
        turnGate.increment("resumed");
    }

    /** The model found no speech in what the gate took for a turn. */
    public void turnForgotten() {
        turnGate.increment("forgotten");
    }

    /** The caller went on after a pause that was taken for the end of the turn. */
    public void turnGuessedWrong() {
        turnGate.increment("guessed-wrong");
    }

    /** The model could not be told in time what the caller had heard of an answer. */
    public void turnUnrepaired() {
        turnGate.increment("unrepaired");
    }

    /** From the news that the caller speaks to the last packet of the agent. */
    public void bargeInFlushed(Duration delay) {
        bargeInFlush.record(delay);
    }

    /** From the attempt that came up to its session being ready. */
    public void realtimeConnected(Duration delay) {
        realtimeConnect.record(delay);
    }

    public void realtimeEnded(String cause) {
        realtimeEnded.increment(cause);
    }

    /** A session took the place of another: {@code return} after a drop, {@code renewal}, {@code takeover}. */
    public void sessionReplaced(String reason) {
        sessionsReplaced.increment(reason);
    }

    /** A caller waited for so long that a tone was played. */
    public void holdTone() {
        holdTones.increment();
    }

    /** The model sent an event we do not know. */
    public void realtimeEventIgnored() {
        realtimeEventsIgnored.increment();
    }

    /** Audio came for an answer that was already cut off. */
    public void realtimeDeltaLate() {
        realtimeDeltasLate.increment();
    }

    /** The model reported an error that did not end the session. */
    public void realtimeError(String kind) {
        realtimeErrors.increment(kind);
    }

    public void digitReceived(DigitSource source) {
        digitsReceived.increment(source.name());
    }

    /** A write to the store was {@code written}, {@code failed} or {@code dropped}. */
    public void storeWrite(String result) {
        storeWrites.increment(result);
    }

    /** A function the model called came to this end, e.g. {@code ok} or {@code timed-out}. */
    public void toolCalled(String outcome, Duration took) {
        toolCalls.increment(outcome);
        toolLatency.record(took);
    }

    /** A tool has done its work, of which something may follow that takes longer, such as a transfer. */
    public void toolWorked() {
        toolsWorked.increment();
    }

    /** A webhook is tried once more. */
    public void toolRetried() {
        toolRetries.increment();
    }

    /** A tool's result, or the model's wish for one, came when it could have no effect any more. */
    public void toolLate() {
        toolsLate.increment();
    }

    /** A server of the Model Context Protocol is away. */
    public void mcpLost() {
        mcpLosses.increment();
    }

    /** How many writes wait; {@code store.queue}. */
    public void bindStoreQueue(LongSupplier waiting) {
        gauge("store.queue", waiting);
    }

    /** A total that others count and that never falls, e.g. {@code rtp.packets.lost}. Each name is bound once. */
    public void counts(String name, LongSupplier supplier) {
        bound.add(supplier);
        FunctionCounter.builder(name, supplier, LongSupplier::getAsLong).register(registry);
    }

    /** A level that rises and falls, e.g. {@code sip.registrations}. Each name is bound once. */
    public void gauge(String name, LongSupplier supplier) {
        bound.add(supplier);
        Gauge.builder(name, supplier, LongSupplier::getAsLong).register(registry);
    }

    /** Whether we are registered with a trunk; a trunk is bound once. Its name is the operator's, and they are few. */
    public void trunkRegistered(String trunk, LongSupplier supplier) {
        bound.add(supplier);
        Gauge.builder("callwright.trunk.registered", supplier, LongSupplier::getAsLong)
                .tag("trunk", trunk)
                .register(registry);
    }

    /** Every meter that is not zero, sorted by name, on one line; for the log at shutdown. */
    public String summary() {
        return MeterSummary.of(registry);
    }

    /** The expected range bounds the memory of the histogram; values outside it still count. */
    private Timer timer(String name, Duration shortest, Duration longest) {
        return Timer.builder(name)
                .publishPercentiles(0.5, 0.95)
                .percentilePrecision(2)
                .distributionStatisticExpiry(KEPT)
                .minimumExpectedValue(shortest)
                .maximumExpectedValue(longest)
                .register(registry);
    }
}
