package dev.callwright.agent.bridge;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.media.dsp.AnswerGuess;
import dev.callwright.media.dsp.AnswerGuess.Verdict;
import dev.callwright.media.dsp.BeepDetector;
import java.util.function.Consumer;

/** Listens to whoever answered a call of ours instead of the model. Owner: media loop. */
final class Screening {

    private final AnswerGuess guess = new AnswerGuess();
    private final BeepDetector beep = new BeepDetector();
    private final Consumer<? super BridgeEvent> events;
    private Verdict told = Verdict.UNKNOWN;

    Screening(Consumer<? super BridgeEvent> events) {
        this.events = events;
    }

    void hear(short[] pcm, int length) {
        boolean toneOver = beep.accept(pcm, 0, length);
        Verdict verdict = guess.accept(pcm, 0, length);
        if (toneOver) {
            verdict = Verdict.MACHINE;
        }
        if (told == Verdict.UNKNOWN && verdict != Verdict.UNKNOWN) {
            told = verdict;
            events.accept(new BridgeEvent.AnsweredBy(verdict == Verdict.MACHINE));
        }
        if (toneOver) {
            events.accept(new BridgeEvent.Beeped());
        }
    }
}
