package dev.callwright.agent.simulator.speech;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sentences spoken beforehand, so that a script answers as fast as a prompt does and the same on a busy machine. Without
 * {@code espeak-ng} a sentence keeps its words and sounds like a prompt. Thread-safe.
 */
public final class Repertoire {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<Line, Utterance> lines = new ConcurrentHashMap<>();
    private final Prompts prompts;

    private record Line(String text, String voice) {}

    public Repertoire(Prompts prompts) {
        this.prompts = prompts;
    }

    /** Learns a sentence. Blocks while it is spoken. */
    public void learn(String text, String voice) {
        Line line = new Line(text, voice);
        if (!text.isEmpty() && !lines.containsKey(line)) {
            try (Espeak espeak = new Espeak(PATIENCE)) {
                lines.put(line, espeak.say(text, voice, unspoken(text)).join());
            }
        }
    }

    /** A sentence that was learnt; another sounds like a prompt. */
    public Utterance line(String text, String voice) {
        Utterance learnt = lines.get(new Line(text, voice));
        return learnt == null ? unspoken(text) : learnt;
    }

    private Utterance unspoken(String text) {
        return new Utterance(text, prompts.named("answer-2").pcm());
    }
}
