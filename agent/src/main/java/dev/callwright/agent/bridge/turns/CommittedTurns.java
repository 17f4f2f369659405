package dev.callwright.agent.bridge.turns;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import java.util.Optional;

/**
 * What was committed to the model as the caller's words, and the answer owed for it. The answer is asked for once the model has
 * all that was committed; one that the caller's going on has displaced is asked for again. Time is counted in caller audio.
 * Owner: media loop.
 */
final class CommittedTurns {

    /** The model confirms a commit within milliseconds, or not at all. */
    private static final int CONFIRM_LIMIT_MILLIS = 3_000;

    private final LocalTurns.Model model;
    private final AgentVoice agent;
    private final ModelRecall recall;
    private final Metrics metrics;

    private int unconfirmed;
    private int waitedMillis;
    /** Whether a committed turn has not been answered because the caller went on. */
    private boolean owed;
    /** Whether the answer to the turn was asked for, which may be on a guess. */
    private boolean asked;

    private Optional<String> displaced = Optional.empty();

    CommittedTurns(LocalTurns.Model model, AgentVoice agent, ModelRecall recall, Metrics metrics) {
        this.model = model;
        this.agent = agent;
        this.recall = recall;
        this.metrics = metrics;
    }

    /** What the model has heard since the last commit is a turn of the caller, or a piece of one. */
    void commit() {
        unconfirmed++;
        waitedMillis = 0;
        asked = false;
        recall.beforeCallersWords();
        model.say(new ClientEvent.CommitAudio());
    }

    /** Whether the model has all that was committed. */
    boolean allConfirmed() {
        return unconfirmed == 0;
    }

    /**
     * The model has what was committed.
     *
     * @param callerSpeaks  whether the caller has gone on meanwhile, so that the answer has to wait
     */
    void confirmed(boolean callerSpeaks) {
        if (unconfirmed > 0) {
            unconfirmed--;
            owed = true;
            answerUnless(callerSpeaks);
        }
    }

    /** The model found no speech in what was committed: that turn is forgotten. */
    void refused(boolean callerSpeaks) {
        if (unconfirmed > 0) {
            unconfirmed--;
            metrics.turnForgotten();
            answerUnless(callerSpeaks);
        }
    }

    /** So much time has passed; a commit that stays without an answer counts as refused. */
    void pass(int millis, boolean callerSpeaks) {
        if (unconfirmed > 0) {
            waitedMillis += millis;
            if (waitedMillis >= CONFIRM_LIMIT_MILLIS) {
                unconfirmed = 1;
                refused(callerSpeaks);
            }
        }
    }

    /** The caller speaks: what was asked for and has not begun is asked for again if nothing comes of it. */
    void displace() {
        displaced = agent.withdraw();
    }

    /** The caller had only paused, and goes on with the turn that was committed. */
    void goOn() {
        Optional<String> request = agent.withdraw();
        if (asked) {
            owed = true;
        } else {
            displaced = request;
        }
    }

    /** Asks for the answer to all that was committed, or for what the caller's speech had displaced. */
    void answer() {
        if (unconfirmed > 0) {
            return;
        }
        if (owed) {
            asked = true;
            agent.ask("");
        } else {
            displaced.ifPresent(agent::ask);
        }
        owed = false;
        displaced = Optional.empty();
    }

    /** The session is gone, and what was committed with it. */
    void lost() {
        unconfirmed = 0;
        owed = false;
        displaced = Optional.empty();
    }

    private void answerUnless(boolean callerSpeaks) {
        if (!callerSpeaks) {
            answer();
        }
    }
}
