package dev.callwright.agent.bridge.turns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers on their way to the caller: their words, where their sound lies in the playout queue, and so what the caller has
 * heard of each. The transcript runs ahead of the sound, and the sound ahead of the ear; so while an answer is incomplete its
 * length is estimated by the pace of the answers before it. Positions are samples at 8 kHz, as the leg counts them. The oldest
 * answer is forgotten beyond {@value #MOST_ANSWERS}. Owner: media loop.
 */
public final class HeardWords {

    private static final int MOST_ANSWERS = 8;
    private static final int LONGEST_SPEECH_CHARS = 20_000;
    private static final double SAMPLES_PER_MILLI = 8;
    /** Fifteen letters a second; refined by what is heard. */
    private static final double USUAL_MILLIS_PER_UNIT = 65;
    /** An answer must be this long to tell the pace. */
    private static final int TELLING_UNITS = 20;

    /**
     * What the caller has heard of an answer.
     *
     * @param said         all its words, as far as they are known
     * @param heard        those of them that were heard
     * @param heardMillis  how much sound that was
     * @param told         whether it was in {@link #begun} before
     */
    public record Heard(String responseId, String itemId, String said, String heard, long heardMillis, boolean told) {

        boolean whole() {
            return heard.length() == said.strip().length();
        }
    }

    private static final class Answer {
        private final String responseId;
        private String itemId = "";
        private final StringBuilder words = new StringBuilder();
        private boolean wordsComplete;
        private boolean told;
        private boolean sounds;
        private long from;
        private long to;
        private boolean soundComplete;

        Answer(String responseId) {
            this.responseId = responseId;
        }
    }

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private double millisPerUnit = USUAL_MILLIS_PER_UNIT;

    /** More words of an answer. */
    public void words(String responseId, String itemId, String text) {
        Answer answer = answer(responseId);
        answer.itemId = itemId;
        if (!answer.wordsComplete && answer.words.length() < LONGEST_SPEECH_CHARS) {
            answer.words.append(text);
        }
    }

    /** All its words. */
    public void allWords(String responseId, String itemId, String text) {
        Answer answer = answer(responseId);
        answer.itemId = itemId;
        if (!text.isBlank()) {
            answer.words.setLength(0);
            answer.words.append(text, 0, Math.min(text.length(), LONGEST_SPEECH_CHARS));
        }
        answer.wordsComplete = true;
        learn(answer);
    }

    /** More sound of an answer was queued between these positions. */
    public void sound(String responseId, long from, long to) {
        Answer answer = answer(responseId);
        if (!answer.sounds) {
            answer.sounds = true;
            answer.from = from;
        }
        answer.to = to;
    }

    /** No more sound will come. */
    public void allSound(String responseId) {
        Answer answer = answers.get(responseId);
        if (answer != null) {
            answer.soundComplete = true;
            learn(answer);
        }
    }

    /** No more words will come, nor sound. */
    public void complete(String responseId) {
        Answer answer = answers.get(responseId);
        if (answer != null) {
            answer.wordsComplete = true;
            allSound(responseId);
        }
    }

    /** Answers whose words are complete and that can be heard by now, each told once; with all of their words. */
    public List<Heard> begun(long sent) {
        List<Heard> news = new ArrayList<>();
        for (Answer answer : answers.values()) {
            boolean audible = answer.sounds ? sent > answer.from : answer.soundComplete;
            if (!answer.told
                    && answer.wordsComplete
                    && audible
                    && !answer.words.toString().isBlank()) {
                answer.told = true;
                String words = answer.words.toString();
                news.add(new Heard(answer.responseId, answer.itemId, words, words.strip(), 0, false));
            }
        }
        return news;
    }

    /** What was heard of each answer that was not heard to its end. All are forgotten. */
    public List<Heard> cut(long sent) {
        List<Heard> cut = answers.values().stream()
                .filter(answer -> !answer.soundComplete || sent < answer.to)
                .map(answer -> heard(answer, sent))
                .toList();
        answers.clear();
        return cut;
    }

    /** What was heard so far of the answers under way, without forgetting them. */
    public List<Heard> present(long sent) {
        return answers.values().stream()
                .filter(answer -> answer.told || sent > answer.from)
                .map(answer -> heard(answer, sent))
                .toList();
    }

    /** Everything queued was heard. */
    public void drained() {
        answers.values().removeIf(answer -> answer.soundComplete && answer.told);
    }

    private Answer answer(String responseId) {
        Answer known = answers.get(responseId);
        if (known != null) {
            return known;
        }
        if (answers.size() == MOST_ANSWERS) {
            answers.remove(answers.keySet().iterator().next());
        }
        Answer fresh = new Answer(responseId);
        answers.put(responseId, fresh);
        return fresh;
    }

    private Heard heard(Answer answer, long sent) {
        String said = answer.words.toString();
        double heardMillis = answer.sounds ? Math.clamp(sent - answer.from, 0L, answer.to - answer.from) : 0;
        heardMillis /= SAMPLES_PER_MILLI;
        double allMillis = (answer.to - answer.from) / SAMPLES_PER_MILLI;
        int units = SpokenText.units(said);
        if (!answer.soundComplete) {
            allMillis = Math.max(allMillis, units * millisPerUnit);
        }
        boolean whole = answer.soundComplete && heardMillis >= allMillis;
        String heard = whole || heardMillis == 0
                ? (whole ? said.strip() : "")
                : SpokenText.begin(said, units * heardMillis / allMillis);
        return new Heard(answer.responseId, answer.itemId, said, heard, (long) heardMillis, answer.told);
    }

    private void learn(Answer answer) {
        int units = SpokenText.units(answer.words.toString());
        if (answer.soundComplete && answer.wordsComplete && answer.sounds && units >= TELLING_UNITS) {
            millisPerUnit = (answer.to - answer.from) / SAMPLES_PER_MILLI / units;
        }
    }
}
