package dev.callwright.agent.call.tools;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.record.KeyUse;
import dev.callwright.agent.realtime.ServerEvent.FunctionCall;
import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.agent.tool.ToolBox;
import dev.callwright.agent.tool.ToolCall;
import dev.callwright.agent.tool.ToolResult;
import dev.callwright.agent.tool.builtin.BuiltIns;
import dev.callwright.config.AgentConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The functions the model calls in this call. Each runs on a thread of its own, a few at a time; what it returns comes back here as
 * an event, is acted upon, recorded, and told to the model together with the others of its response. Owner: call thread.
 */
public final class ToolDesk {

    private static final Logger log = LoggerFactory.getLogger(ToolDesk.class);
    private static final int MOST_RUNNING = 8;
    private static final Duration LOOK = Duration.ofSeconds(20);
    /** Longer than any tool may take; acts such as a transfer have bounds of their own, all below this. */
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private final ToolStage stage;
    private final Known known = new Known();
    private final ToolActs acts;
    private final ToolFiller filler;
    private final List<ToolBatch> batches = new ArrayList<>();

    private ToolBox box = ToolBox.EMPTY;
    private int running;
    private Runnable onSpoken = () -> {};
    private volatile boolean closed;

    public ToolDesk(ToolStage stage, Colleagues colleagues) {
        this.stage = stage;
        this.filler = new ToolFiller(stage);
        this.acts = new ToolActs(stage, known, filler, colleagues);
    }

    /** Takes the tools of an agent from now on; returns what its model is told of them. */
    public List<ToolSpec> equip(AgentConfig agent) {
        box = stage.services().tools().boxOf(agent);
        return box.specs();
    }

    /** What is known of the call by name. */
    public Known known() {
        return known;
    }

    /** Whether something happens that silence belongs to: digits are awaited, a colleague is called, a tool is at work. */
    public boolean busy() {
        return acts.busy() || !batches.isEmpty();
    }

    public void called(List<FunctionCall> calls) {
        ToolBatch batch = new ToolBatch(calls, System.nanoTime());
        batches.add(batch);
        filler.begin(batch);
        for (int i = 0; i < calls.size(); i++) {
            start(batch, i);
        }
        watch(batch);
    }

    private void start(ToolBatch batch, int place) {
        FunctionCall call = batch.calls().get(place);
        if (running >= MOST_RUNNING) {
            worked(batch, place, new ToolResult.Failed(ToolResult.Kind.BUSY, "Too many tools are at work already."));
            return;
        }
        running++;
        ToolBox tools = box;
        ToolCall order = new ToolCall(call.name(), call.arguments(), scene());
        Thread.ofVirtual().name("tool-" + stage.id()).start(() -> {
            ToolResult result = run(tools, order);
            if (closed) {
                stage.services().metrics().toolLate();
            }
            stage.then(() -> {
                running--;
                worked(batch, place, result);
            });
        });
    }

    private ToolCall.Scene scene() {
        return new ToolCall.Scene(
                stage.id(),
                stage.parties().caller(),
                stage.parties().dialled(),
                stage.agent().name(),
                known.withSecrets());
    }

    /** The edge where whatever a tool throws ends. */
    private ToolResult run(ToolBox tools, ToolCall order) {
        try {
            return tools.call(order);
        } catch (InterruptedException e) {
            return new ToolResult.Failed(ToolResult.Kind.NOT_DONE, "Nobody waited any more.");
        } catch (RuntimeException e) {
            log.atError().addKeyValue("call", stage.id()).setCause(e).log("a tool failed by a fault of ours");
            return new ToolResult.Failed(ToolResult.Kind.FAULT, "The tool has a fault.");
        }
    }

    private void worked(ToolBatch batch, int place, ToolResult result) {
        batch.worked();
        if (!batches.contains(batch)) {
            stage.services().metrics().toolLate();
            return;
        }
        if (!batch.working()) {
            filler.end(batch);
        }
        acts.act(result, outcome -> settle(batch, place, outcome));
        stage.services().metrics().toolWorked();
    }

    private void settle(ToolBatch batch, int place, ToolOutcome outcome) {
        if (!batch.settle(place, outcome)) {
            stage.services().metrics().toolLate();
            return;
        }
        record(batch, place, outcome);
        if (batch.complete()) {
            batches.remove(batch);
            stage.voice().answerTools(batch.answers(known), batch.respond());
        }
    }

    private void record(ToolBatch batch, int place, ToolOutcome outcome) {
        FunctionCall call = batch.calls().get(place);
        stage.chronicle()
                .toolCalled(
                        call.name(),
                        known.masked(call.arguments()),
                        outcome.tag(),
                        known.masked(outcome.answer()),
                        Duration.ofNanos(System.nanoTime() - batch.since()));
    }

    /** Looks now and then, so that a call that has ended is not kept in memory by a timer for long. */
    private void watch(ToolBatch batch) {
        stage.later(LOOK, () -> {
            boolean old = System.nanoTime() - batch.since() > LONGEST.toNanos();
            if (old) {
                expire(batch);
            } else if (batches.contains(batch)) {
                watch(batch);
            }
        });
    }

    private void expire(ToolBatch batch) {
        if (batches.contains(batch)) {
            ToolOutcome late = ToolOutcome.failed(ToolResult.Kind.TIMED_OUT, "Nothing came of it in time.");
            batch.unsettled().forEach(place -> settle(batch, place, late));
            filler.end(batch);
        }
    }

    /** The caller began to speak: a goodbye or a recording is not gone on with. */
    public void callerSpoke() {
        acts.callerSpoke();
        filler.callerSpoke();
    }

    /** What is to happen once the agent has said words given to it to their end, or cannot. */
    public void whenSpoken(Runnable action) {
        onSpoken = action;
    }

    public void recited() {
        onSpoken.run();
    }

    public void promptPlayed() {
        acts.promptPlayed();
    }

    /** The function that would take a key pressed now, if the model called it; empty if this agent has none. */
    public String keyTaker() {
        return box.has(BuiltIns.COLLECT_DIGITS) ? BuiltIns.COLLECT_DIGITS : "";
    }

    /** What a key pressed now is for. */
    public KeyUse keyUse() {
        return acts.keyUse().orElse(keyTaker().isEmpty() ? KeyUse.OPEN : KeyUse.UNDECIDED);
    }

    /** Whether a key only ends an entry that was complete without it, so that it is no news for anybody. */
    public boolean trails(char digit) {
        return acts.trails(digit);
    }

    /** Whether a tool awaits the caller's digits. */
    public boolean collects() {
        return acts.collects();
    }

    /** A key was pressed. Returns whether a tool awaits the caller's digits, and so takes this one. */
    public boolean takes(char digit) {
        filler.callerSpoke();
        return acts.takes(digit);
    }

    /** A transfer that succeeds ends the call before its own outcome is told. */
    private static ToolOutcome cutShort(ToolBatch batch, int place, CallOutcome outcome) {
        boolean done = outcome == CallOutcome.TRANSFERRED
                && batch.calls().get(place).name().equals(BuiltIns.TRANSFER_CALL);
        return new ToolOutcome(done ? outcome.tag() : "call-ended", "", false);
    }

    /** The call is over: what is still open is put on record, what was begun for it is left. */
    public void close(CallOutcome outcome) {
        closed = true;
        acts.close(outcome);
        for (ToolBatch batch : batches) {
            batch.unsettled().forEach(place -> record(batch, place, cutShort(batch, place, outcome)));
            batch.end();
        }
        batches.clear();
    }
}
