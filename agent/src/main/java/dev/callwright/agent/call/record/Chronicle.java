package dev.callwright.agent.call.record;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.TurnTimes;
import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.CallParties;
import dev.callwright.agent.call.CallReport;
import dev.callwright.agent.call.digits.DigitFilter;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.pool.UsageBook;
import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallOrigin.Direction;
import dev.callwright.agent.store.CallTool;
import dev.callwright.agent.store.CallTurn;
import dev.callwright.agent.store.StoreEvent;
import dev.callwright.media.leg.DropReason;
import dev.callwright.media.leg.LegStats;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the record of one call: what goes into the store, the log, the metrics, and to whoever watches. Owner: call thread.
 */
public final class Chronicle {

    private static final Logger log = LoggerFactory.getLogger(Chronicle.class);

    private static final String SECRET_KEY = "•";
    private static final int MOST_KEYS = 32;

    private final String id;
    /** The agent that began. */
    private final String agent;

    private final CallServices services;
    private final TimeLine clock = new TimeLine();
    private final TurnBook turns = new TurnBook(clock);
    private final LineBook lines;

    private final List<String> failures = new ArrayList<>();
    private CallParties parties;
    private Optional<Long> answeredNanos = Optional.empty();
    private OptionalInt lastStatus = OptionalInt.empty();
    private int tools;
    /** The keys pressed last, as they were put down. */
    private final Deque<CallLine> keys = new ArrayDeque<>();

    public Chronicle(String id, CallParties parties, String agent, CallServices services) {
        this.id = id;
        this.parties = parties;
        this.agent = agent;
        this.services = services;
        this.lines =
                new LineBook(agent, clock, line -> services.journal().record(new StoreEvent.LineRecorded(id, line)));
    }

    public void started() {
        services.metrics().callStarted();
        record();
        log.atInfo()
                .addKeyValue("call", id)
                .addKeyValue(
                        parties.origin().direction() == Direction.INCOMING ? "from" : "via",
                        parties.origin().name())
                .addKeyValue("caller", services.mask(parties.caller()))
                .addKeyValue("dialled", services.mask(parties.dialled()))
                .addKeyValue("agent", agent)
                .log("call started");
        moment(Kind.STARTED, agent);
    }

    /** A call of ours goes out by this trunk, perhaps after another has failed: the record keeps the last. */
    public void dialled(CallParties by) {
        parties = by;
        record();
        moment(Kind.DIALLED, by.origin().name());
    }

    /** It came to nothing by that trunk. */
    public void failed(int status) {
        String trunk = parties.origin().name();
        lastStatus = OptionalInt.of(status);
        failures.add(trunk + " " + status);
        log.atInfo()
                .addKeyValue("call", id)
                .addKeyValue("via", trunk)
                .addKeyValue("status", status)
                .log("not answered by this trunk");
    }

    private void record() {
        services.journal()
                .record(new StoreEvent.CallStarted(
                        id,
                        parties.sipCallId(),
                        parties.origin(),
                        parties.caller(),
                        parties.dialled(),
                        agent,
                        clock.start()));
    }

    public void answered() {
        answeredNanos = Optional.of(System.nanoTime());
        services.journal().record(new StoreEvent.CallAnswered(id, clock.now()));
        log.atInfo().addKeyValue("call", id).log("call answered");
        moment(Kind.ANSWERED, "");
    }

    public void callerSaid(String text) {
        lines.callerSaid(turns.present(), text);
        moment(Kind.CALLER_SAID, text);
    }

    /** Told again, it replaces what was told before: the caller heard only so much of it. */
    public void agentSaid(BridgeEvent.AgentSaid said) {
        if (lines.agentSaid(turns.present(), said)) {
            moment(Kind.AGENT_SAID, said.text());
        }
    }

    /** Another agent speaks from now on. */
    public void handedOver(String before, String now) {
        log.atInfo()
                .addKeyValue("call", id)
                .addKeyValue("from", before)
                .addKeyValue("to", now)
                .log("handed over to another agent");
        lines.speaks(now);
        moment(Kind.HANDED_OVER, now);
    }

    public void digit(char digit, DigitFilter.Path path) {
        turns.pressed();
        services.metrics()
                .digitReceived(
                        switch (path) {
                            case RTP -> Metrics.DigitSource.RTP;
                            case INFO -> Metrics.DigitSource.INFO;
                            case TONE -> Metrics.DigitSource.TONE;
                        });
        keys.addLast(lines.pressed(turns.present(), String.valueOf(digit)));
        if (keys.size() > MOST_KEYS) {
            keys.removeFirst();
        }
        moment(Kind.DIGIT, String.valueOf(digit));
    }

    /** The keys pressed last turned out to be secret: the record shows that there were some. */
    public void conceal(int count) {
        for (int i = 0; i < count && !keys.isEmpty(); i++) {
            lines.rewrite(keys.removeLast(), SECRET_KEY);
        }
    }

    public void step(BridgeEvent.TurnStep step) {
        Kind kind = switch (step.step()) {
            case CALLER_STARTED -> Kind.CALLER_STARTED;
            case CALLER_STOPPED -> Kind.CALLER_STOPPED;
            case RESPONSE_CREATED -> Kind.RESPONSE_CREATED;
            case FIRST_AUDIO -> Kind.FIRST_AUDIO;
            case FIRST_RTP -> Kind.FIRST_RTP;
        };
        services.observer().on(new CallMoment(id, kind, step.atNanos(), ""));
    }

    public void interrupted(BridgeEvent.Interrupted interrupted) {
        services.observer()
                .on(new CallMoment(
                        id,
                        Kind.INTERRUPTED,
                        interrupted.atNanos(),
                        "heard " + interrupted.heardMillis() + " ms: " + interrupted.heardText()));
    }

    public void turn(TurnTimes times) {
        CallTurn turn = turns.end(times);
        turn.latencyMillis().ifPresent(millis -> services.metrics().turnLatency(Duration.ofMillis(millis)));
        services.journal().record(new StoreEvent.TurnRecorded(id, turn));
    }

    /** The model called a function; what is secret in it is masked already. */
    public void toolCalled(String name, String arguments, String outcomeTag, String answer, Duration took) {
        tools++;
        services.metrics().toolCalled(outcomeTag, took);
        // The name is the model's own.
        String clean = name.replaceAll("[^A-Za-z0-9_-]", "?");
        log.atInfo()
                .addKeyValue("call", id)
                .addKeyValue("tool", clean)
                .addKeyValue("outcome", outcomeTag)
                .addKeyValue("millis", took.toMillis())
                .log("tool called");
        moment(Kind.TOOL_CALLED, clean + ' ' + outcomeTag);
        services.journal()
                .record(new StoreEvent.ToolCalled(
                        id,
                        new CallTool(
                                tools,
                                turns.present(),
                                name,
                                arguments,
                                outcomeTag,
                                answer,
                                took.toMillis(),
                                clock.now().minus(took))));
    }

    /** Where what the call takes of models is summed up for the record. Thread-safe. */
    public UsageBook usageBook() {
        return new UsageBook(
                taken -> services.journal().record(new StoreEvent.UsageRecorded(id, taken)), Clock.systemUTC());
    }

    public void ended(CallOutcome outcome, Optional<LegStats> stats) {
        long talkMillis = answeredNanos
                .map(since -> (System.nanoTime() - since) / 1_000_000)
                .orElse(0L);
        CallEnding.Packets packets = stats.map(Chronicle::packets).orElse(CallEnding.Packets.NONE);
        services.journal()
                .record(new StoreEvent.CallEnded(
                        id,
                        clock.now(),
                        new CallEnding(outcome.tag(), status(outcome), sentence(outcome), talkMillis, packets)));
        services.metrics().callEnded(outcome.tag(), Duration.ofMillis(talkMillis));
        log.atInfo()
                .addKeyValue("call", id)
                .addKeyValue("outcome", outcome.tag())
                .addKeyValue("seconds", talkMillis / 1000)
                .addKeyValue("turns", turns.over())
                .log("call ended: {}", outcome.sentence());
        moment(Kind.ENDED, outcome.sentence());
        services.observer()
                .ended(new CallReport(
                        id,
                        parties.sipCallId(),
                        parties.origin(),
                        parties.dialled(),
                        parties.offer(),
                        outcome,
                        clock.now(),
                        answeredNanos.map(_ -> Duration.ofMillis(talkMillis)),
                        stats));
    }

    private OptionalInt status(CallOutcome outcome) {
        if (answeredNanos.isPresent()) {
            return OptionalInt.of(200);
        }
        return lastStatus.isPresent() ? lastStatus : OptionalInt.of(outcome.sipStatus());
    }

    /** With the statuses of all trunks when a call of ours was tried on more than one. */
    private String sentence(CallOutcome outcome) {
        boolean told = failures.size() + (answeredNanos.isPresent() ? 1 : 0) > 1;
        return told ? outcome.sentence() + " Tried: " + String.join(", ", failures) + "." : outcome.sentence();
    }

    public void moment(Kind kind, String detail) {
        services.observer().on(new CallMoment(id, kind, System.nanoTime(), detail));
    }

    private static CallEnding.Packets packets(LegStats stats) {
        return new CallEnding.Packets(
                stats.packetsIn(), stats.packetsOut(), stats.lostPackets(), stats.dropped(DropReason.LATE));
    }
}
