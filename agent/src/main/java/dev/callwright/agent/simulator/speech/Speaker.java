package dev.callwright.agent.simulator.speech;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses what the simulated model says. Thread-safe; the turn is counted by the asker. */
public final class Speaker {

    private static final Pattern QUOTED = Pattern.compile("[\"\u201c]([^\"\u201c\u201d]{2,})[\"\u201d]");
    private static final int MAX_KEYS = 20;

    private final AnswerMode mode;
    private final String greeting;
    private final List<Utterance> inTurn;
    private final List<String> texts;
    private final Prompts prompts;
    private final Espeak espeak;

    /**
     * A speaker of one scenario.
     *
     * @param greeting  what an instructed answer says; empty to find it in the instructions
     * @param names     prompts spoken in turn
     * @param texts     sentences spoken in turn in {@link AnswerMode#ESPEAK}; empty for the texts of the prompts
     */
    public Speaker(
            AnswerMode mode, String greeting, List<String> names, List<String> texts, Prompts prompts, Espeak espeak) {
        this.mode = mode;
        this.greeting = greeting;
        this.inTurn = names.stream().map(prompts::named).toList();
        this.texts = texts;
        this.prompts = prompts;
        this.espeak = espeak;
    }

    /**
     * What to say. Complete already unless it has to be synthesised; then it completes on a thread of {@link Espeak}.
     *
     * @param answered  answers to the caller given before, counted from zero
     */
    public CompletableFuture<Utterance> answer(Cue cue, int answered) {
        return switch (cue) {
            case Cue.Instructed instructed -> greet(instructed.instructions());
            case Cue.Heard heard when mode == AnswerMode.PARROT -> CompletableFuture.completedFuture(heard.caller());
            case Cue.Heard _, Cue.Nothing _ -> inTurn(answered);
            case Cue.Written written -> written(written.text(), answered);
            case Cue.Returned returned -> returned(returned.output());
        };
    }

    /** A text that somebody else made up; a prompt where it cannot be synthesised. */
    public CompletableFuture<Utterance> say(String text) {
        return espeak.say(text, inTurn.getFirst());
    }

    private CompletableFuture<Utterance> inTurn(int answered) {
        Utterance prompt = inTurn.get(answered % inTurn.size());
        if (mode != AnswerMode.ESPEAK || texts.isEmpty()) {
            return CompletableFuture.completedFuture(prompt);
        }
        return espeak.say(texts.get(answered % texts.size()), prompt);
    }

    private CompletableFuture<Utterance> greet(String instructions) {
        Utterance bundled = prompts.named("greeting");
        String text = greeting.isEmpty() ? wordsIn(instructions) : greeting;
        if (text.equals(bundled.text())) {
            return CompletableFuture.completedFuture(bundled);
        }
        return espeak.say(text, bundled);
    }

    private CompletableFuture<Utterance> written(String text, int answered) {
        String keys = text.replaceAll("[^0-9*#]", "");
        if (!keys.isEmpty()) {
            return CompletableFuture.completedFuture(
                    prompts.pressed(keys.substring(0, Math.min(keys.length(), MAX_KEYS))));
        }
        if (mode == AnswerMode.ESPEAK) {
            return espeak.say("You wrote: " + text, inTurn.get(answered % inTurn.size()));
        }
        return inTurn(answered);
    }

    private CompletableFuture<Utterance> returned(String output) {
        Utterance bundled = prompts.named("tool-result");
        if (mode != AnswerMode.ESPEAK) {
            return CompletableFuture.completedFuture(bundled);
        }
        return espeak.say("I have looked that up: " + output.replaceAll("[^\\p{L}\\p{N}.,:+-]+", " "), bundled);
    }

    /** The sentence that the instructions ask for: what they quote, else what follows a colon, else all of them. */
    private static String wordsIn(String instructions) {
        Matcher quoted = QUOTED.matcher(instructions);
        if (quoted.find()) {
            return quoted.group(1).strip();
        }
        int colon = instructions.indexOf(": ");
        return (colon < 0 ? instructions : instructions.substring(colon + 2)).strip();
    }
}
