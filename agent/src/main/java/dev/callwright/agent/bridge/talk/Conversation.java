package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.bridge.audio.Downlink;
import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.News;
import dev.callwright.agent.bridge.model.ModelLink;
import dev.callwright.agent.bridge.model.ModelPlan;
import dev.callwright.agent.bridge.turns.Floor;
import dev.callwright.agent.bridge.turns.HeardWords;
import dev.callwright.agent.bridge.turns.TurnTaking;
import dev.callwright.agent.bridge.turns.TurnTracker;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the model says, turned into what the caller hears and what the call is told. Barge-in happens here, at once and on the
 * loop. Owner: media loop.
 */
public final class Conversation implements ModelLink.Owner {

    private final Downlink downlink;
    private final ResponseDesk desk;
    private final TurnTracker turn;
    private final Consumer<? super BridgeEvent> events;
    private final Floor floor;
    private final Memory memory = new Memory();
    private final Functions functions;
    private final Metrics metrics;
    private final HeardWords words = new HeardWords();
    private final TurnTaking turnTaking;

    /** The answer whose audio is complete, so that an empty queue means it was heard to its end. */
    private String complete = "";

    private boolean prompt;
    /** The next response was asked for as a filler that is no longer needed. */
    private boolean hushNext;

    public Conversation(
            Downlink downlink, ResponseDesk desk, TurnTracker turn, Floor floor, News news, TurnTaking turnTaking) {
        this.downlink = downlink;
        this.desk = desk;
        this.turn = turn;
        this.floor = floor;
        this.turnTaking = turnTaking;
        this.events = news.events();
        this.metrics = news.metrics();
        this.functions = new Functions(desk::tell, memory, turn, events, metrics);
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
        long from = downlink.queued();
        if (downlink.play(responseId, pcm, length)) {
            words.sound(responseId, from, downlink.queued());
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
            case ServerEvent.SpeechStarted _ -> serviceHeardSpeech(now);
            case ServerEvent.SpeechStopped _ -> {
                if (turnTaking.heeded()) {
                    turn.callerStopped(now);
                }
            }
            case ServerEvent.AudioCommitted committed -> {
                memory.callerSpoke(committed.itemId());
                turnTaking.committed();
            }
            case ServerEvent.ResponseCreated created -> responseCreated(created.responseId(), now);
            case ServerEvent.AgentTranscriptDelta delta -> hearWords(delta);
            case ServerEvent.AgentTranscriptDone done -> hearAllWords(done);
            case ServerEvent.AgentAudioDone done -> audioComplete(done.responseId());
            case ServerEvent.CallerTranscriptPartial _ -> {}
            case ServerEvent.CallerTranscriptDone done -> {
                memory.callerSaid(done.itemId(), done.text());
                events.accept(new BridgeEvent.CallerSaid(done.text()));
            }
            case ServerEvent.ResponseDone done -> responseDone(done, now);
            case ServerEvent.FunctionCall call -> functions.called(call);
            case ServerEvent.Refused refused -> refused(refused);
            case ServerEvent.Ignored _ -> metrics.realtimeEventIgnored();
        }
    }

    @Override
    public void onModelRenewed() {
        metrics.sessionReplaced("renewal");
    }

    @Override
    public void onTookOver(ModelPlan by, String model) {
        turnTaking.listen(by.listening());
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
    public void interrupt(long now) {
        String heardText = cutOff();
        if (!downlink.speaking()) {
            return;
        }
        long heardMillis = downlink.heardMillis();
        drop();
        metrics.turnInterrupted();
        metrics.bargeInFlushed(Duration.ofNanos(System.nanoTime() - now));
        events.accept(new BridgeEvent.Interrupted(heardMillis, now, heardText));
        turn.ended(true, heardMillis, now);
    }

    /** Drops an answer of which nothing was heard. */
    void revoke() {
        var _ = cutOff();
        drop();
    }

    /** Nothing more is heard of what is being said, nor is it a prompt that will be heard to its end. */
    private void drop() {
        prompt = false;
        downlink.killPlaying();
        downlink.interrupt();
    }

    /** Whether an answer is on its way that the caller may speak over; a prompt is none. */
    public boolean answering() {
        return !prompt && (desk.active() || downlink.speaking());
    }

    /** Whether a recorded prompt is played. */
    boolean prompting() {
        return prompt;
    }

    /** What was heard so far of the answers under way; told like an interruption, for a call that ends now. */
    public List<BridgeEvent.AgentSaid> lastWords() {
        return words.present(downlink.sent()).stream()
                .map(answer -> new BridgeEvent.AgentSaid(answer.heard(), answer.itemId()))
                .toList();
    }

    /** The words of the present answer, as far as they came. */
    String presentWords() {
        List<HeardWords.Heard> present = words.present(downlink.queued());
        return present.isEmpty()
                ? memory.latestOf(Memory.Speaker.AGENT)
                : present.getLast().said();
    }

    /** How much of the present answer was heard, or will be. */
    long receivedMillis() {
        return downlink.receivedMillis();
    }

    /** No more will come of the answers under way. Returns what was heard of them. */
    private String cutOff() {
        String running = desk.cancel();
        downlink.kill(running);
        StringBuilder heardText = new StringBuilder();
        for (HeardWords.Heard answer : words.cut(downlink.sent())) {
            tellHeard(answer);
            heardText.append(heardText.isEmpty() ? "" : " ").append(answer.heard());
            turnTaking.cut(answer, answer.responseId().equals(running));
        }
        return heardText.toString();
    }

    private void tellHeard(HeardWords.Heard answer) {
        if (answer.told()) {
            memory.agentHeard(answer.said(), answer.heard());
        } else {
            memory.add(Memory.Speaker.AGENT, answer.heard());
        }
        if (answer.told() || !answer.heard().isBlank()) {
            events.accept(new BridgeEvent.AgentSaid(answer.heard(), answer.itemId()));
        }
    }

    boolean betweenTurns() {
        return turnTaking.betweenTurns();
    }

    /** What was said so far. */
    Memory memory() {
        return memory;
    }

    public Functions functions() {
        return functions;
    }

    /** Whether nothing is heard of the agent, nor will be without further reason. */
    public boolean quiet() {
        return !downlink.speaking() && desk.idle();
    }

    /** Drops what the agent says at this time, which was a filler and is no turn. */
    public void hush() {
        hushNext = desk.forgetWaiting();
        downlink.kill(desk.cancel());
        tellWords();
        if (downlink.speaking()) {
            long heardMillis = downlink.heardMillis();
            drop();
            turn.ended(true, heardMillis, System.nanoTime());
        }
    }

    public void playPrompt(short[] pcm) {
        prompt = true;
        downlink.playPrompt(pcm);
    }

    /** Says words that were recorded before: heard, interrupted and remembered like an answer of the model. */
    void playRecorded(String id, String text, short[] pcm) {
        long now = System.nanoTime();
        turn.created(id, now);
        long from = downlink.queued();
        downlink.playRecorded(id, pcm);
        words.allWords(id, "", text);
        words.sound(id, from, downlink.queued());
        words.allSound(id);
        turn.firstAudio(now);
        complete = id;
    }

    public void playoutStarted(long sentNanos) {
        tellWords();
        turn.firstRtp(sentNanos);
    }

    public void playoutDrained() {
        if (downlink.filling()) {
            return;
        }
        floor.drained();
        tellWords();
        words.drained();
        boolean answered = downlink.isPlaying(complete);
        long heardMillis = downlink.heardMillis();
        if (prompt || answered) {
            downlink.drained();
        }
        if (prompt) {
            prompt = false;
            events.accept(new BridgeEvent.PromptPlayed());
        }
        if (answered) {
            turn.ended(false, heardMillis, System.nanoTime());
        }
    }

    private void serviceHeardSpeech(long now) {
        if (turnTaking.heeds()) {
            interrupt(now);
            turn.callerStarted(now);
            hushNext = false;
        }
    }

    private void responseCreated(String responseId, long now) {
        desk.created(responseId);
        functions.responseCreated();
        if (hushNext) {
            turn.created(responseId, now);
            hush();
        } else if (desk.tooLate() || turnTaking.unwanted(downlink.speaking())) {
            downlink.kill(desk.cancel());
        } else {
            turn.created(responseId, now);
        }
    }

    private void hearWords(ServerEvent.AgentTranscriptDelta delta) {
        if (!downlink.isDead(delta.responseId())) {
            words.words(delta.responseId(), delta.itemId(), delta.text());
        }
    }

    private void hearAllWords(ServerEvent.AgentTranscriptDone done) {
        if (!downlink.isDead(done.responseId())) {
            words.allWords(done.responseId(), done.itemId(), done.text());
            tellWords();
        }
    }

    /** Tells the words of answers that the caller has begun to hear. */
    private void tellWords() {
        for (HeardWords.Heard answer : words.begun(downlink.sent())) {
            memory.add(Memory.Speaker.AGENT, answer.said());
            events.accept(new BridgeEvent.AgentSaid(answer.said(), answer.itemId()));
        }
    }

    private void audioComplete(String responseId) {
        if (!responseId.isEmpty() && !responseId.equals(complete) && !downlink.isDead(responseId)) {
            complete = responseId;
            downlink.finish(responseId);
            words.allSound(responseId);
        }
    }

    private void responseDone(ServerEvent.ResponseDone done, long now) {
        audioComplete(done.responseId());
        words.complete(done.responseId());
        tellWords();
        turnTaking.done(done.responseId());
        desk.done(done.responseId());
        functions.responseDone(done.responseId(), done.status(), downlink.isDead(done.responseId()));
        if (!downlink.speaking() && downlink.isPlaying(done.responseId())) {
            turn.ended(false, downlink.heardMillis(), now);
        }
    }

    private void refused(ServerEvent.Refused refused) {
        metrics.realtimeError(refused.kind().name());
        turnTaking.refused(refused.kind());
        if (refused.kind() == ErrorKind.RESPONSE_RUNNING) {
            desk.refusedAsRunning();
        }
    }

    /** What is queued may still be heard; nothing more will come for it. */
    void lostSession() {
        audioComplete(desk.running());
        words.complete(desk.running());
        tellWords();
        turnTaking.sessionLost();
        desk.reset();
        functions.sessionLost();
    }

    /** Tells the model what the caller typed, and asks for its answer. */
    public void typed(String digits, Consumer<ClientEvent> model) {
        String pressed =
                "[The caller pressed these keys on the telephone keypad: " + String.join(" ", digits.split("")) + "]";
        memory.add(Memory.Speaker.CALLER, pressed);
        model.accept(new ClientEvent.UserText(pressed));
        desk.ask("");
    }
}
