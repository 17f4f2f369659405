package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.bridge.audio.Downlink;
import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.News;
import dev.callwright.agent.bridge.model.ModelLink;
import dev.callwright.agent.bridge.turns.Floor;
import dev.callwright.agent.bridge.turns.HeardWords;
import dev.callwright.agent.bridge.turns.TurnTaking;
import dev.callwright.agent.bridge.turns.TurnTracker;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the model says, turned into what the caller hears and what the call is told. Barge-in happens here, at once and on the
 * loop. Owner: media loop.
 */
public final class Conversation implements ModelLink.Listener {

    private final Downlink downlink;
    private final ResponseDesk desk;
    private final TurnTracker turn;
    private final Consumer<? super BridgeEvent> events;
    private final Floor floor;
    private final Transcript transcript;
    private final Functions functions;
    private final EmptyAnswers emptyAnswers;
    private final Metrics metrics;
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
        this.emptyAnswers = new EmptyAnswers(desk, floor, news.metrics());
        this.transcript = new Transcript(downlink, events);
        this.functions = new Functions(desk::tell, transcript.memory(), turn, events, metrics);
    }

    @Override
    public void onModelAudio(String responseId, byte[] pcm, int length) {
        long from = downlink.queued();
        if (downlink.play(responseId, pcm, length)) {
            transcript.sound(responseId, from);
            floor.sounded(responseId);
            emptyAnswers.bearsFruit();
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
                transcript.callerSpoke(committed.itemId());
                emptyAnswers.begin();
                turnTaking.committed();
            }
            case ServerEvent.ResponseCreated created -> responseCreated(created.responseId(), now);
            case ServerEvent.AgentTranscriptDelta delta -> transcript.words(delta);
            case ServerEvent.AgentTranscriptDone done -> transcript.allWords(done);
            case ServerEvent.AgentAudioDone done -> audioComplete(done.responseId());
            case ServerEvent.CallerTranscriptPartial _ -> {}
            case ServerEvent.CallerTranscriptDone done -> {
                transcript.callerSaid(done.itemId(), done.text());
                emptyAnswers.callerSaid(done.text());
            }
            case ServerEvent.ResponseDone done -> responseDone(done, now);
            case ServerEvent.FunctionCall call -> {
                emptyAnswers.bearsFruit();
                functions.called(call);
            }
            case ServerEvent.Refused refused -> refused(refused);
            case ServerEvent.Ignored _ -> metrics.realtimeEventIgnored();
        }
    }

    /** Drops the agent's speech, wherever it is on its way, and tells how much of it was heard. */
    public void interrupt(long now) {
        interrupt("", now);
    }

    /** The same by a key: a response that may yet call the function {@code taker}, which takes keys, goes on unheard. */
    public void interrupt(String taker, long now) {
        functions.typedOver(taker, desk.running());
        if (!desk.running().isEmpty()) {
            floor.waive();
        }
        String heardText = cutOff(taker.isEmpty() ? desk.cancel() : desk.running());
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

    /** Whether the model may be about to ask for the keys pressed last, or has done so. */
    public boolean mayAskForKeys() {
        return functions.takeKeys()
                && (desk.active() || functions.working() || functions.wished() || turn.answerComing(System.nanoTime()));
    }

    /** Drops an answer of which nothing was heard. */
    void revoke() {
        var _ = cutOff(desk.cancel());
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

    /** How much of the present answer was heard, or will be. */
    long receivedMillis() {
        return downlink.receivedMillis();
    }

    /** No more is heard of the answers under way, the running one among them. Returns what was heard of them. */
    private String cutOff(String running) {
        downlink.kill(running);
        StringBuilder heardText = new StringBuilder();
        for (HeardWords.Heard answer : transcript.cut()) {
            heardText.append(heardText.isEmpty() ? "" : " ").append(answer.heard());
            turnTaking.cut(answer, answer.responseId().equals(running));
        }
        return heardText.toString();
    }

    boolean betweenTurns() {
        return turnTaking.betweenTurns();
    }

    /** What was heard so far of the answers under way; told like an interruption, for a call that ends now. */
    public List<BridgeEvent.AgentSaid> lastWords() {
        return transcript.lastWords();
    }

    Transcript transcript() {
        return transcript;
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
        transcript.tellBegun();
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
        transcript.recorded(id, text, from);
        turn.firstAudio(now);
        complete = id;
    }

    public void playoutStarted(long sentNanos) {
        transcript.tellBegun();
        turn.firstRtp(sentNanos);
    }

    public void playoutDrained() {
        if (downlink.filling()) {
            return;
        }
        floor.drained();
        transcript.drained();
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
        emptyAnswers.answerCreated();
        if (hushNext) {
            turn.created(responseId, now);
            hush();
        } else if (desk.tooLate() || turnTaking.unwanted(downlink.speaking())) {
            downlink.kill(desk.cancel());
        } else {
            turn.created(responseId, now);
        }
    }

    private void audioComplete(String responseId) {
        if (!responseId.isEmpty() && !responseId.equals(complete) && !downlink.isDead(responseId)) {
            complete = responseId;
            downlink.finish(responseId);
            transcript.allSound(responseId);
        }
    }

    private void responseDone(ServerEvent.ResponseDone done, long now) {
        audioComplete(done.responseId());
        transcript.complete(done.responseId());
        turnTaking.done(done.responseId());
        desk.done(done.responseId());
        functions.responseDone(done.responseId(), done.status(), downlink.isDead(done.responseId()));
        if (!downlink.speaking() && downlink.isPlaying(done.responseId())) {
            turn.ended(false, downlink.heardMillis(), now);
        }
        if (emptyAnswers.over(done.status(), downlink.isDead(done.responseId()))) {
            events.accept(new BridgeEvent.AnsweredNothing(done.responseId()));
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
        transcript.complete(desk.running());
        turnTaking.sessionLost();
        desk.reset();
        functions.sessionLost();
        emptyAnswers.begin();
    }

    /** Tells the model what the caller typed, and asks for its answer. */
    public void typed(String digits, Consumer<ClientEvent> model) {
        String pressed =
                "[The caller pressed these keys on the telephone keypad: " + String.join(" ", digits.split("")) + "]";
        transcript.memory().add(Memory.Speaker.CALLER, pressed);
        model.accept(new ClientEvent.UserText(pressed));
        desk.ask("");
    }
}
