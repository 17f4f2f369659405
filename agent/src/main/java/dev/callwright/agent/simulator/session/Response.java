package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.Wire;
import dev.callwright.agent.simulator.script.Rule;
import dev.callwright.agent.simulator.speech.SpeechPlan;
import dev.callwright.agent.simulator.speech.SpeechPlan.Step;
import dev.callwright.agent.simulator.speech.Utterance;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer from {@code response.created} to {@code response.done}, sent step by step by timers of the line. An interruption
 * silences it at once and ends it later; a cancel lets it go on for a while first; both as the service was seen to do.
 *
 * <p>Owner: the connection's event loop.
 */
final class Response {

    private static final long CONGESTED_MILLIS = 20;
    private static final long LATE_DELTA_MILLIS = 30;

    /**
     * @param turn      number of the answer on this connection
     * @param audio     whether it is spoken, or only written
     * @param previous  id of the item before; empty for none
     * @param heard     what is answered, for the count of tokens
     */
    record Request(int turn, boolean audio, String previous, String heard) {}

    private enum State {
        OPEN,
        CANCELLED,
        SILENCED,
        DONE
    }

    private final Line line;
    private final Scenario scenario;
    private final Request request;
    private final Runnable finished;
    private final ResponseEvents events;
    private final long startedNanos;

    private State state = State.OPEN;
    private List<Step> plan = List.of();
    private int next;
    private byte[] pcm = new byte[0];
    private final StringBuilder transcript = new StringBuilder();
    private boolean itemOpen;
    private boolean partOpen;
    private boolean textDone;
    private int audioSent;
    private boolean thinking;
    private long planStart;
    private List<Rule.Call> calls = List.of();
    private Consumer<ObjectNode> called = _ -> {};

    Response(Line line, Scenario scenario, Request request, Runnable finished) {
        this.line = line;
        this.scenario = scenario;
        this.request = request;
        this.finished = finished;
        var ways = line.face().ways();
        this.events = new ResponseEvents(
                ways.content() || scenario.wire().itemContent() == Wire.ItemContent.EMPTY,
                ways.thinks(),
                ways.textNames() && !request.audio());
        this.startedNanos = line.nanos();
        line.send(events.created(), Moment.Kind.RESPONSE_STARTED, events.id());
    }

    String item() {
        return events.item();
    }

    String transcript() {
        return transcript.toString();
    }

    /** Audio sent so far. */
    int sentMillis() {
        return audioSent / 48;
    }

    /** Opens the message item, before it is known what will be said. */
    void open() {
        itemOpen = true;
        line.send(events.itemAdded(0, events.openMessage()));
        line.send(ServerEvents.itemCreated(request.previous(), events.openMessage()));
        if (scenario.faults().response().malformedTurns().contains(request.turn())) {
            line.sendRaw("{\"type\":\"response.audio.delta\",\"delta\":");
        }
    }

    /** Starts to speak. Comes to nothing if the answer was silenced while the words were sought. */
    void speak(Utterance utterance) {
        if (state == State.SILENCED || state == State.DONE) {
            return;
        }
        partOpen = true;
        events.thoughts().forEach(line::send);
        line.send(events.partAdded());
        SpeechPlan.Pace pace = new SpeechPlan.Pace(
                scenario.timing().firstAudioDelay().toMillis(),
                scenario.timing().pacePercent(),
                scenario.timing().chunks());
        pcm = utterance.pcm();
        planStart = thinking ? line.nanos() : startedNanos;
        plan = request.audio() ? SpeechPlan.spoken(utterance, pace) : SpeechPlan.written(utterance.text(), pace);
        advance();
    }

    /** These functions are called after the words, if there are any; the receiver is told each item. */
    void thenCall(List<Rule.Call> tools, Consumer<ObjectNode> receiver) {
        calls = tools;
        called = receiver;
    }

    /** Calls the functions instead of speaking. */
    void callOnly() {
        line.after(scenario.timing().firstAudioDelay().toMillis(), () -> {
            if (state == State.OPEN) {
                state = State.DONE;
                FunctionCall function =
                        new FunctionCall(line, events, scenario.wire().functionOrder());
                ArrayNode output = Json.object().arrayNode().add(events.openMessage());
                sendCalls(function, output);
                function.finishMessage();
                done("completed", output);
            }
        });
    }

    /** Speaks, or calls functions, after this time, unless it was interrupted by then. */
    void after(long thinkMillis, Runnable act) {
        thinking = thinkMillis > 0;
        if (thinking) {
            line.after(thinkMillis, act);
        } else {
            act.run();
        }
    }

    private void sendCalls(FunctionCall function, ArrayNode output) {
        for (int i = 0; i < calls.size(); i++) {
            ObjectNode item = function.send(calls.get(i), i + 1);
            called.accept(item);
            output.add(item);
        }
    }

    /** Ends without having opened an item. */
    void end(String status) {
        if (state == State.DONE) {
            return;
        }
        state = State.DONE;
        done(status, Json.object().arrayNode());
    }

    /** The caller speaks: nothing more is said, and the end follows. */
    void interrupt() {
        if (state == State.OPEN || state == State.CANCELLED) {
            state = State.SILENCED;
            line.after(scenario.timing().interruptTail().toMillis(), this::abort);
        }
    }

    /** The client cancels: what is under way still comes, then the end. */
    void cancel() {
        if (textDone && scenario.faults().response().cancelFailsAfterText()) {
            throw Turns.nothingToCancel();
        }
        if (state == State.OPEN) {
            state = State.CANCELLED;
            line.after(scenario.timing().cancelTail().toMillis(), this::abort);
        }
    }

    private void advance() {
        while (next < plan.size() && (state == State.OPEN || state == State.CANCELLED)) {
            Step step = plan.get(next);
            long wait = step.atMillis() - TimeUnit.NANOSECONDS.toMillis(line.nanos() - planStart);
            if (wait > 0 || line.congested()) {
                line.after(wait > 0 ? wait : CONGESTED_MILLIS, this::advance);
                return;
            }
            next++;
            take(step);
        }
    }

    private void take(Step step) {
        switch (step) {
            case Step.Word word -> {
                transcript.append(word.text());
                line.send(events.transcriptDelta(word.text()));
            }
            case Step.TextDone _ -> {
                textDone = true;
                line.send(events.transcriptDone(transcript.toString()));
            }
            case Step.Audio audio -> sendAudio(audio);
            case Step.End _ -> finish(state == State.OPEN ? "completed" : interruptedStatus());
        }
    }

    private void sendAudio(Step.Audio audio) {
        if (audioSent == 0 && scenario.faults().response().garbageAudioTurns().contains(request.turn())) {
            line.send(events.audioDelta(Base64.getEncoder().encodeToString(new byte[4801])));
            line.send(events.audioDelta("%%% not base64 %%%"));
        }
        byte[] chunk = Arrays.copyOfRange(pcm, audio.offset(), audio.offset() + audio.length());
        var delta = events.audioDelta(Base64.getEncoder().encodeToString(chunk));
        if (audioSent == 0) {
            line.send(delta, Moment.Kind.FIRST_AUDIO, events.id());
        } else {
            line.send(delta);
        }
        audioSent += audio.length();
    }

    private void abort() {
        if (state != State.DONE) {
            finish(interruptedStatus());
            sendLate(scenario.faults().response().lateDeltas());
        }
    }

    private String interruptedStatus() {
        return switch (scenario.wire().interruptedStatus()) {
            case INCOMPLETE -> "incomplete";
            case CANCELLED -> "cancelled";
        };
    }

    private void finish(String status) {
        state = State.DONE;
        ArrayNode output = Json.object().arrayNode();
        if (itemOpen) {
            String said = transcript.toString();
            String itemStatus = status.equals("completed") ? "completed" : "incomplete";
            finishPart(said);
            line.send(events.itemDone(0, events.saidMessage(itemStatus, said)));
            output.add(events.saidMessage(itemStatus, said));
            if (status.equals("completed") && !calls.isEmpty()) {
                sendCalls(new FunctionCall(line, events, scenario.wire().functionOrder()), output);
            }
        }
        done(status, output);
    }

    private void finishPart(String said) {
        if (!partOpen) {
            return;
        }
        if (request.audio()) {
            line.send(events.audioDone());
        }
        if (!textDone) {
            line.send(events.transcriptDone(said));
        }
        line.send(events.partDone(said));
    }

    private void done(String status, ArrayNode output) {
        StringBuilder written = new StringBuilder(transcript);
        calls.forEach(call -> written.append(call.arguments()));
        Usage usage = Usage.of(request.heard(), written.toString(), audioSent / 48);
        line.send(events.done(status, output, usage), Moment.Kind.RESPONSE_DONE, events.id() + " " + status);
        finished.run();
    }

    private void sendLate(int count) {
        while (count > 0 && next < plan.size() && !(plan.get(next) instanceof Step.Audio)) {
            next++;
        }
        if (count > 0 && next < plan.size() && plan.get(next) instanceof Step.Audio audio) {
            next++;
            sendAudio(audio);
            line.after(LATE_DELTA_MILLIS, () -> sendLate(count - 1));
        }
    }
}
