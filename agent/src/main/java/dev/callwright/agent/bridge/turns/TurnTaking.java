package dev.callwright.agent.bridge.turns;

import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import dev.callwright.config.TurnDetectionConfig.Mode;
import dev.callwright.media.dsp.speech.SpeechGate;
import dev.callwright.media.dsp.speech.SpeechGate.Edge;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose turn it is, by the service, by our own speech gate, or by both. All caller audio passes here.
 *
 * <pre>
 *   server  audio -------------------------------------------&gt; model; its speech_started interrupts
 *   local   audio -&gt; SpeechGate -&gt; BargeIn, LocalTurns (speech only) -&gt; model
 *   hybrid  audio -&gt; SpeechGate -&gt; BargeIn; and all of it ----&gt; model, which decides turns
 * </pre>
 *
 * Owner: media loop.
 */
public final class TurnTaking {

    private static final int SAMPLES_PER_MILLI = 8;

    private final TurnSides sides;
    private final Supplier<Optional<ModelSession>> session;
    private final LocalTurns.Model model;
    private final AgentVoice agent;
    private final ModelRecall recall;
    private final TurnTracker turn;

    private Listening listening;
    private SpeechGate gate;
    private BargeIn bargeIn;
    private LocalTurns local;

    /** Whether the service takes for a turn what the gate does not. */
    private boolean spared;

    private boolean heeded;

    public TurnTaking(Listening listening, TurnSides sides) {
        this.sides = sides;
        this.listening = listening;
        this.session = sides.session();
        this.model = sides.model();
        this.agent = sides.agent();
        this.turn = sides.turn();
        this.gate = gateFor(listening);
        this.recall = new ModelRecall(sides.session(), sides.metrics());
        this.bargeIn = new BargeIn(listening.bargeIn(), sides.agent(), sides.metrics());
        this.local = new LocalTurns(listening, sides, recall);
    }

    /** Another agent has the floor, between two turns; it may have other ways. */
    public void listen(Listening now) {
        bargeIn.goOn();
        bargeIn = new BargeIn(now.bargeIn(), agent, sides.metrics());
        if (!now.turns().equals(listening.turns())) {
            gate = gateFor(now);
            local = new LocalTurns(now, sides, recall);
        }
        local.callersInterrupt(now.bargeIn().enabled());
        listening = now;
    }

    private static SpeechGate gateFor(Listening listening) {
        return new SpeechGate(
                listening.turns().minimumSpeech(), listening.turns().hangover());
    }

    /** The caller's audio: up to 60 ms. */
    public void hear(short[] pcm, int length, long now) {
        Mode mode = mode();
        if (mode != Mode.LOCAL) {
            model.hear(pcm, length);
        }
        if (mode != Mode.SERVER) {
            Edge edge = gate.hear(pcm, length);
            boolean interrupts = bargeIn.hear(edge, gate.speaking(), gate.soundMillis(), length / SAMPLES_PER_MILLI);
            if (interrupts) {
                interrupt(mode);
            }
            if (mode == Mode.LOCAL) {
                local.hear(edge, gate.soundMillis(), interrupts, pcm, length, now);
            }
        }
    }

    private void interrupt(Mode mode) {
        long now = System.nanoTime();
        agent.interrupt(now);
        if (mode == Mode.HYBRID && spared) {
            turn.callerStarted(now);
            heeded = true;
        }
        spared = false;
    }

    /** What was sent to the caller, whose echo may come back. */
    public void played(short[] pcm, int length) {
        if (mode() != Mode.SERVER) {
            gate.played(pcm, length);
        }
    }

    /**
     * The service has noticed speech: does it count? Over the agent's answer it does not where callers may not interrupt, who do not
     * stop a prompt either, nor in hybrid mode, where the gate alone interrupts: it has done so already, or is about to make up its
     * mind. The service then stops its own answer all the same, but what has come of it is heard.
     */
    public boolean heeds() {
        boolean interruptible = listening.bargeIn().enabled();
        boolean over = agent.answering() || (agent.prompting() && !interruptible);
        heeded = !over || (interruptible && mode() == Mode.SERVER);
        spared = !heeded && interruptible;
        return heeded;
    }

    /** Whether the speech now heard, by the service or the gate, is the caller's turn. */
    public boolean heeded() {
        return heeded;
    }

    /** Whether the answer the service has just begun is one to what the gate called a false alarm, over an answer still heard. */
    public boolean unwanted(boolean sounding) {
        boolean unwanted = spared && sounding;
        spared = false;
        return unwanted;
    }

    /** The caller's words are in the conversation. */
    public void committed() {
        recall.callersWordsAdded();
        local.committed();
    }

    /** An answer was cut off; the model may still be at it. */
    public void cut(HeardWords.Heard answer, boolean running) {
        recall.cut(answer, running);
    }

    /** The model has finished with an answer. */
    public void done(String responseId) {
        recall.done(responseId);
    }

    /** The model refused something. */
    public void refused(ErrorKind kind) {
        switch (kind) {
            case NO_SPEECH_FOUND, EMPTY_BUFFER, COMMIT_UNDER_VAD -> local.refused();
            case NOTHING_TO_CANCEL, RESPONSE_RUNNING, INVALID_VOICE, INVALID_REQUEST, SERVER -> {}
        }
    }

    public void sessionLost() {
        spared = false;
        recall.sessionLost();
        local.sessionLost();
    }

    /** Whether the session may be replaced by another without losing any of the caller's words. */
    public boolean betweenTurns() {
        return mode() != Mode.LOCAL || local.betweenTurns();
    }

    private Mode mode() {
        Optional<ModelSession> open = session.get();
        return open.isPresent()
                ? listening.modeFor(open.get().traits())
                : listening.turns().mode();
    }
}
