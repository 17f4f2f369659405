package dev.callwright.agent.bridge.turns;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.media.dsp.speech.SpeechGate.Edge;
import java.time.Duration;

/**
 * Decides by the speech gate when the caller's turn begins and ends, and tells a model that does not decide it itself:
 *
 * <pre>
 *   QUIET --speech--&gt; COLLECTING --pause--&gt; GUESSED --end of speech--&gt; QUIET
 *                         &lt;--more sound-----'
 * </pre>
 *
 * Only speech is sent, with the audio before its onset. At a pause the turn is committed and the answer asked for on the guess
 * that the caller has finished, while the agent is held; what it says is heard once the gate calls it the end of speech. If the
 * caller goes on instead, the answer is revoked unheard. Time is counted in caller audio. Owner: media loop.
 */
public final class LocalTurns {

    private static final int SAMPLES_PER_MILLI = 8;
    private static final Duration LATEST_ONSET = Duration.ofSeconds(1);
    private static final int PIECE = 160;

    /** New sound this long after a pause is the caller going on; less is a breath. */
    private static final int GOES_ON_MILLIS = 60;

    /** The part of the hangover after which the end is guessed. */
    private static final double GUESS_SHARE = 0.4;

    /** A service drops a session that is idle for 60 s, so half of it. */
    private static final int IDLE_LIMIT_MILLIS = 30_000;

    private static final int LONGEST_PIECE_MILLIS = 60_000;

    private static final int SIGN_OF_LIFE_PIECES = 5;

    /** Where the caller's speech goes. */
    public interface Model {
        void hear(short[] pcm, int length);

        void say(ClientEvent event);
    }

    private enum State {
        QUIET,
        COLLECTING,
        GUESSED
    }

    private final Model model;
    private final AgentVoice agent;
    private final TurnTracker turn;
    private final Floor floor;
    private final Metrics metrics;
    private final CommittedTurns commits;
    private final long hangoverNanos;
    private final int guessAfterMillis;
    private final int prefixSamples;
    private final PrefixBuffer prefix;

    private boolean callersInterrupt;
    private State state = State.QUIET;
    private int lastSoundMillis;
    private int stillMillis;
    private int sinceOnset;
    private long onsetNanos;
    /** Whether this speech is a turn, and not a remark the agent talks through. */
    private boolean taken;
    /** Whether audio waits in the model's buffer until the agent has finished. */
    private boolean deferred;

    private int guessedAtMillis;
    private int idleMillis;
    private int collectedMillis;

    LocalTurns(Listening listening, TurnSides sides, ModelRecall recall) {
        this.model = sides.model();
        this.agent = sides.agent();
        this.turn = sides.turn();
        this.floor = sides.floor();
        this.metrics = sides.metrics();
        this.commits = new CommittedTurns(model, agent, recall, metrics);
        this.callersInterrupt = listening.bargeIn().enabled();
        Duration hangover = listening.turns().hangover();
        this.hangoverNanos = hangover.toNanos();
        this.guessAfterMillis = (int) (hangover.toMillis() * GUESS_SHARE);
        Duration padding = listening.turns().prefixPadding();
        this.prefixSamples = Math.toIntExact(padding.toMillis() * SAMPLES_PER_MILLI);
        this.prefix = new PrefixBuffer(padding.plus(LATEST_ONSET));
    }

    /**
     * A piece of caller audio was heard.
     *
     * @param edge         what the gate says of it
     * @param soundMillis  sound since the gate's last onset
     * @param interrupts   whether the caller interrupts the agent with it
     * @param now          {@link System#nanoTime()} when it arrived
     */
    void hear(Edge edge, int soundMillis, boolean interrupts, short[] pcm, int length, long now) {
        int millis = length / SAMPLES_PER_MILLI;
        boolean sounds = soundMillis > lastSoundMillis;
        lastSoundMillis = soundMillis;
        stillMillis = sounds ? 0 : stillMillis + millis;
        sinceOnset += length;
        if (edge == Edge.ONSET) {
            onsetNanos = now;
            sinceOnset = length;
        }
        commits.pass(millis, callerSpeaks());
        switch (state) {
            case QUIET -> quiet(edge, pcm, length, millis);
            case COLLECTING -> collect(edge, interrupts, pcm, length, now);
            case GUESSED -> guessed(edge, soundMillis, pcm, length, now);
        }
    }

    /** Whether callers may interrupt the agent that has the floor now. */
    void callersInterrupt(boolean may) {
        callersInterrupt = may;
    }

    /** The model has what was committed. */
    void committed() {
        commits.confirmed(callerSpeaks());
    }

    /** The model found no speech in what was committed: that turn is forgotten. */
    void refused() {
        commits.refused(callerSpeaks());
    }

    /** The session is gone, and what was sent with it. */
    void sessionLost() {
        if (state == State.GUESSED) {
            agent.release();
        }
        state = State.QUIET;
        prefix.clear();
        commits.lost();
        deferred = false;
    }

    /** Whether nothing of the caller's is under way, so that the session may be replaced by another. */
    boolean betweenTurns() {
        return state == State.QUIET && commits.allConfirmed() && !deferred;
    }

    private boolean callerSpeaks() {
        return state == State.COLLECTING;
    }

    private void quiet(Edge edge, short[] pcm, int length, int millis) {
        prefix.keep(pcm, length);
        if (edge == Edge.SPEECH) {
            state = State.COLLECTING;
            taken = false;
            idleMillis = 0;
            collectedMillis = 0;
            prefix.drain(prefixSamples + sinceOnset, model::hear);
        } else if (deferred && !agent.answering()) {
            commit();
        } else {
            stayAlive(millis);
        }
    }

    private void collect(Edge edge, boolean interrupts, short[] pcm, int length, long now) {
        model.hear(pcm, length);
        if (!taken && (interrupts || !agent.answering())) {
            taken = true;
            commits.displace();
            turn.callerStarted(onsetNanos);
            floor.callerStarted();
        }
        if (edge == Edge.END) {
            ended(now);
        } else if (taken && stillMillis >= guessAfterMillis) {
            guess();
        } else {
            bound(length / SAMPLES_PER_MILLI);
        }
    }

    /** Endless speech is committed piece by piece, and answered at its end. */
    private void bound(int millis) {
        collectedMillis += millis;
        if (collectedMillis >= LONGEST_PIECE_MILLIS) {
            collectedMillis = 0;
            if (taken) {
                commit();
            } else {
                model.say(new ClientEvent.ClearAudio());
            }
        }
    }

    private void guess() {
        state = State.GUESSED;
        guessedAtMillis = lastSoundMillis;
        agent.hold();
        commit();
    }

    private void guessed(Edge edge, int soundMillis, short[] pcm, int length, long now) {
        prefix.keep(pcm, length);
        if (edge == Edge.END) {
            state = State.QUIET;
            turn.callerStopped(now - hangoverNanos);
            agent.release();
        } else if (soundMillis - guessedAtMillis >= GOES_ON_MILLIS) {
            goOn();
        }
    }

    /** The caller had only paused. */
    private void goOn() {
        state = State.COLLECTING;
        agent.revoke();
        turn.answerRevoked();
        floor.callerStarted();
        agent.release();
        commits.goOn();
        prefix.drain(prefix.samples(), model::hear);
        metrics.turnGuessedWrong();
    }

    private void ended(long now) {
        state = State.QUIET;
        if (taken) {
            turn.callerStopped(now - hangoverNanos);
            commit();
        } else if (callersInterrupt) {
            model.say(new ClientEvent.ClearAudio());
            commits.answer();
        } else {
            deferred = true;
        }
    }

    private void commit() {
        deferred = false;
        idleMillis = 0;
        prefix.clear();
        commits.commit();
    }

    private void stayAlive(int millis) {
        idleMillis += millis;
        if (idleMillis >= IDLE_LIMIT_MILLIS && betweenTurns()) {
            idleMillis = 0;
            short[] silence = new short[PIECE];
            for (int i = 0; i < SIGN_OF_LIFE_PIECES; i++) {
                model.hear(silence, PIECE);
            }
            model.say(new ClientEvent.ClearAudio());
        }
    }
}
