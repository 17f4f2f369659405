package dev.callwright.agent.bridge;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What the model says, turned into what the caller hears and what the call is told. Barge-in happens here, at once and on the
 * loop. Owner: media loop.
 */
final class Conversation implements ModelLink.Owner {

    private static final int LONGEST_SPEECH_CHARS = 20_000;

    private final Downlink downlink;
    private final ResponseDesk desk;
    private final TurnTracker turn;
    private final Consumer<? super BridgeEvent> events;
    private final Floor floor;
    private final Memory memory = new Memory();
    private final Metrics metrics;

    /** Words of the present answer that the call has not been told yet. */
    private final StringBuilder words = new StringBuilder();
    /** The answer whose audio is complete, so that an empty queue means it was heard to its end. */
    private String complete = "";

    private boolean prompt;

    Conversation(
            Downlink downlink,
            ResponseDesk desk,
            TurnTracker turn,
            Floor floor,
            Consumer<? super BridgeEvent> events,
            Metrics metrics) {
        this.downlink = downlink;
        this.desk = desk;
        this.turn = turn;
        this.floor = floor;
        this.events = events;
        this.metrics = metrics;
    }

    @Override
    public void onModelReady(boolean again) {
        if (again) {
            metrics.sessionReplaced("return");
        }
        events.accept(new BridgeEvent.ModelReady(again));
    }

    @Override
    public void onModelAudio(String responseId, byte[] pcm, int length) {
        if (downlink.play(responseId, pcm, length)) {
            floor.sounded(responseId);
            turn.firstAudio(System.nanoTime());
        } else {
            metrics.realtimeDeltaLate();
        }
    }

    @Override
    public void onModelEvent(ServerEvent event) {
        long now = System.nanoTime();
        floor.on(event);
        switch (event) {
            case ServerEvent.SpeechStarted _ -> {
                interrupt(now);
                turn.callerStarted(now);
            }
            case ServerEvent.SpeechStopped _ -> turn.callerStopped(now);
            case ServerEvent.AudioCommitted _ -> {}
            case ServerEvent.ResponseCreated created -> {
                desk.created(created.responseId());
                turn.created(created.responseId(), now);
            }
            case ServerEvent.AgentTranscriptDelta delta -> hearWords(delta);
            case ServerEvent.AgentTranscriptDone done -> hearAllWords(done);
            case ServerEvent.AgentAudioDone done -> audioComplete(done.responseId());
            case ServerEvent.CallerTranscriptPartial _ -> {}
            case ServerEvent.CallerTranscriptDone done -> {
                memory.add(Memory.Speaker.CALLER, done.text());
                events.accept(new BridgeEvent.CallerSaid(done.text()));
            }
            case ServerEvent.ResponseDone done -> responseDone(done, now);
            case ServerEvent.FunctionCall _ -> metrics.realtimeEventIgnored();
            case ServerEvent.Refused refused -> refused(refused);
            case ServerEvent.Ignored _ -> metrics.realtimeEventIgnored();
        }
    }

    @Override
    public void onModelRenewed() {
        metrics.sessionReplaced("renewal");
    }

    @Override
    public void onTookOver(String model) {
        metrics.sessionReplaced("takeover");
        events.accept(new BridgeEvent.TookOver(model));
    }

    @Override
    public void onTakeoverFailed(RealtimeEnd end) {
        metrics.realtimeEnded(end.cause().name());
        events.accept(new BridgeEvent.TakeoverFailed(end));
    }

    @Override
    public void onSuccessorLost(RealtimeEnd end) {
        metrics.realtimeEnded(end.cause().name());
    }

    @Override
    public void onModelLost(RealtimeEnd end, int attempt) {
        metrics.realtimeEnded(end.cause().name());
        events.accept(new BridgeEvent.ModelLost(end, attempt));
    }

    @Override
    public void onModelGone(RealtimeEnd end) {
        metrics.realtimeEnded(end.cause().name());
        events.accept(new BridgeEvent.ModelGone(end));
    }

    /** Drops the agent's speech, wherever it is on its way, and tells how much of it was heard. */
    void interrupt(long now) {
        String running = desk.cancel();
        downlink.kill(running);
        tellWords();
        if (!downlink.speaking()) {
            return;
        }
        long heardMillis = downlink.heardMillis();
        downlink.killPlaying();
        downlink.interrupt();
        metrics.turnInterrupted();
        metrics.bargeInFlushed(Duration.ofNanos(System.nanoTime() - now));
        events.accept(new BridgeEvent.Interrupted(heardMillis, now));
        turn.ended(true, heardMillis, now);
    }

    /** The words of the present answer, as far as they came. */
    String presentWords() {
        return words.isEmpty() ? memory.latestOf(Memory.Speaker.AGENT) : words.toString();
    }

    /** How much of the present answer was heard, or will be. */
    long receivedMillis() {
        return downlink.receivedMillis();
    }

    /** What was said so far. */
    Memory memory() {
        return memory;
    }

    void playPrompt(short[] pcm) {
        prompt = true;
        downlink.playPrompt(pcm);
    }

    /** Says words that were recorded before: heard, interrupted and remembered like an answer of the model. */
    void playRecorded(String id, String text, short[] pcm) {
        long now = System.nanoTime();
        turn.created(id, now);
        memory.add(Memory.Speaker.AGENT, text);
        events.accept(new BridgeEvent.AgentSaid(text));
        downlink.playRecorded(id, pcm);
        turn.firstAudio(now);
        complete = id;
    }

    void playoutStarted(long sentNanos) {
        turn.firstRtp(sentNanos);
    }

    void playoutDrained() {
        floor.drained();
        if (prompt) {
            prompt = false;
            downlink.drained();
            events.accept(new BridgeEvent.PromptPlayed());
        } else if (downlink.isPlaying(complete)) {
            long heardMillis = downlink.heardMillis();
            downlink.drained();
            turn.ended(false, heardMillis, System.nanoTime());
        }
    }

    private void hearWords(ServerEvent.AgentTranscriptDelta delta) {
        if (!downlink.isDead(delta.responseId()) && words.length() < LONGEST_SPEECH_CHARS) {
            words.append(delta.text());
        }
    }

    private void hearAllWords(ServerEvent.AgentTranscriptDone done) {
        if (!downlink.isDead(done.responseId())) {
            words.setLength(0);
            words.append(done.text(), 0, Math.min(done.text().length(), LONGEST_SPEECH_CHARS));
            tellWords();
        }
    }

    private void tellWords() {
        if (!words.isEmpty()) {
            memory.add(Memory.Speaker.AGENT, words.toString());
            events.accept(new BridgeEvent.AgentSaid(words.toString()));
            words.setLength(0);
        }
    }

    private void audioComplete(String responseId) {
        if (!responseId.equals(complete)) {
            complete = responseId;
            downlink.finish(responseId);
        }
    }

    private void responseDone(ServerEvent.ResponseDone done, long now) {
        audioComplete(done.responseId());
        tellWords();
        desk.done(done.responseId());
        if (!downlink.speaking() && downlink.isPlaying(done.responseId())) {
            turn.ended(false, downlink.heardMillis(), now);
        }
    }

    private void refused(ServerEvent.Refused refused) {
        metrics.realtimeError(refused.kind().name());
        if (refused.kind() == ErrorKind.RESPONSE_RUNNING) {
            desk.refusedAsRunning();
        }
    }

    /** What is queued may still be heard; nothing more will come for it. */
    void lostSession() {
        audioComplete(desk.running());
        tellWords();
        desk.reset();
    }

    /** Tells the model what the caller typed, and asks for its answer. */
    void typed(String digits, Consumer<ClientEvent> model) {
        String pressed =
                "[The caller pressed these keys on the telephone keypad: " + String.join(" ", digits.split("")) + "]";
        memory.add(Memory.Speaker.CALLER, pressed);
        model.accept(new ClientEvent.UserText(pressed));
        desk.ask("");
    }
}
