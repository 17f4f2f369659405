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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the record of one call: what goes into the store, the log, the metrics, and to whoever watches. Owner: call thread.
 */
public final class Chronicle {

    private static final Logger log = LoggerFactory.getLogger(Chronicle.class);

    private static final String NOTHING_HEARD = "\u2026";

    private final String id;
    /** The agent that began. */
    private final String agent;

    private final CallServices services;
    private final TimeLine clock = new TimeLine();
    private final AgentLines agentLines = new AgentLines();

    private final List<String> failures = new ArrayList<>();
    private CallParties parties;
    private Optional<Long> answeredNanos = Optional.empty();
    private OptionalInt lastStatus = OptionalInt.empty();
    private String speaking;
    private int turns;
    private int lines;
    private int tools;
    private boolean digitsSinceTurn;
    private final KeyLines keys = new KeyLines(this::record);

    public Chronicle(String id, CallParties parties, String agent, CallServices services) {
        this.id = id;
        this.parties = parties;
        this.agent = agent;
        this.speaking = agent;
        this.services = services;
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
        line(CallLine.Speaker.CALLER, turns + 1, text);
        moment(Kind.CALLER_SAID, text);
    }

    /** Told again, it replaces what was told before: the caller heard only so much of it. */
    public void agentSaid(BridgeEvent.AgentSaid said) {
        Optional<CallLine> before = agentLines.find(said.itemId());
        if (before.isPresent()) {
            CallLine whole = before.get();
            String heard = said.text().isBlank() ? NOTHING_HEARD : said.text();
            record(new CallLine(whole.ordinal(), whole.turn(), whole.speaker(), heard, whole.at(), whole.agent()));
        } else if (!said.text().isBlank()) {
            CallLine line = nextLine(CallLine.Speaker.AGENT, turns + 1, said.text());
            agentLines.keep(said.itemId(), line);
            record(line);
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
        speaking = now;
        moment(Kind.HANDED_OVER, now);
    }

    public void digit(char digit, DigitFilter.Path path, KeyUse use) {
        digitsSinceTurn = true;
        services.metrics()
                .digitReceived(
                        switch (path) {
                            case RTP -> Metrics.DigitSource.RTP;
                            case INFO -> Metrics.DigitSource.INFO;
                            case TONE -> Metrics.DigitSource.TONE;
                        });
        String shown = use == KeyUse.OPEN ? String.valueOf(digit) : KeyLines.MASK;
        CallLine key = nextLine(CallLine.Speaker.DIGITS, turns + 1, shown);
        record(key);
        keys.pressed(key, digit, use);
        moment(Kind.DIGIT, shown);
    }

    /** The keys of which it is not known yet what they were pressed for. */
    public KeyLines keys() {
        return keys;
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
        turns++;
        if (times.latencyMillis() >= 0) {
            services.metrics().turnLatency(Duration.ofMillis(times.latencyMillis()));
        }
        services.journal()
                .record(new StoreEvent.TurnRecorded(
                        id,
                        new CallTurn(
                                turns,
                                kindOf(times),
                                new CallTurn.Times(
                                        clock.at(times.callerStarted()),
                                        clock.at(times.callerStopped()),
                                        clock.at(times.firstAudio()),
                                        clock.at(times.firstRtp())),
                                times.responseId(),
                                times.latencyMillis() < 0
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(times.latencyMillis()),
                                times.interrupted(),
                                times.heardMillis(),
                                times.interrupted() ? CallTurn.Status.INCOMPLETE : CallTurn.Status.COMPLETED)));
        digitsSinceTurn = false;
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
                                turns + 1,
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
                .addKeyValue("turns", turns)
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

    private void line(CallLine.Speaker speaker, int turn, String text) {
        record(nextLine(speaker, turn, text));
    }

    private CallLine nextLine(CallLine.Speaker speaker, int turn, String text) {
        lines++;
        return new CallLine(lines, turn, speaker, text, clock.now(), speaking);
    }

    private void record(CallLine line) {
        services.journal().record(new StoreEvent.LineRecorded(id, line));
    }

    private CallTurn.Kind kindOf(TurnTimes times) {
        if (times.callerStarted() != TurnTimes.NEVER) {
            return CallTurn.Kind.CALLER;
        }
        if (digitsSinceTurn) {
            return CallTurn.Kind.DIGITS;
        }
        return turns == 1 ? CallTurn.Kind.AGENT_GREETING : CallTurn.Kind.AGENT_PROMPT;
    }

    private static CallEnding.Packets packets(LegStats stats) {
        return new CallEnding.Packets(
                stats.packetsIn(), stats.packetsOut(), stats.lostPackets(), stats.dropped(DropReason.LATE));
    }

    /** Turns times of the monotonic clock into instants, from one reading of both clocks. */
    private static final class TimeLine {

        private final Instant start = Instant.now();
        private final long startNanos = System.nanoTime();

        Instant start() {
            return start;
        }

        Instant now() {
            return instant(System.nanoTime());
        }

        Optional<Instant> at(long nanos) {
            return nanos == TurnTimes.NEVER ? Optional.empty() : Optional.of(instant(nanos));
        }

        private Instant instant(long nanos) {
            return start.plusNanos(nanos - startNanos);
        }
    }
}
