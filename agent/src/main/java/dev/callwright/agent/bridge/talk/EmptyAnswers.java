package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.bridge.turns.Floor;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;

/**
 * Answers that come to nothing: complete without a sound or a call, or failed. Services give such answers now and then, and a caller
 * who has said something would wait until somebody asks whether they are still there. So the answer is asked for once more, and
 * after that the caller is asked to repeat. Noise, of which nobody made words, needs no answer. Owner: media loop.
 */
final class EmptyAnswers {

    private static final int MOST_ATTEMPTS = 2;

    private final ResponseDesk desk;
    private final Floor floor;
    private final Metrics metrics;

    private boolean wordsKnown;
    private boolean cameToNothing;
    private boolean fruitful;
    private int attempts;

    EmptyAnswers(ResponseDesk desk, Floor floor, Metrics metrics) {
        this.desk = desk;
        this.floor = floor;
        this.metrics = metrics;
    }

    /** A turn of the caller is complete, or the session is another: what came before is settled. */
    void begin() {
        wordsKnown = false;
        cameToNothing = false;
        attempts = 0;
    }

    /** The caller's words were understood, before or after the answer to them. */
    void callerSaid(String words) {
        wordsKnown |= !words.isBlank();
        tryAgain();
    }

    void answerCreated() {
        fruitful = false;
    }

    /** The running answer is heard, or acts. */
    void bearsFruit() {
        fruitful = true;
        wordsKnown = false;
        cameToNothing = false;
    }

    /**
     * An answer is over.
     *
     * @param dead  whether it was cut off by the caller, or is of no use any more
     * @return whether it came to nothing though nobody stopped it
     */
    boolean over(ResponseStatus status, boolean dead) {
        boolean stopped = dead || (status != ResponseStatus.COMPLETED && status != ResponseStatus.FAILED);
        if (stopped || fruitful) {
            return false;
        }
        metrics.answerEmpty();
        cameToNothing = true;
        tryAgain();
        return true;
    }

    private void tryAgain() {
        if (wordsKnown && cameToNothing && attempts < MOST_ATTEMPTS && desk.idle() && !floor.callerSpeaks()) {
            cameToNothing = false;
            attempts++;
            desk.ask(attempts < MOST_ATTEMPTS ? "" : SessionWording.ASK_AGAIN);
        }
    }
}
