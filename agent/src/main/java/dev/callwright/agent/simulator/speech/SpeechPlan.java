package dev.callwright.agent.simulator.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When each piece of an answer is sent, in milliseconds after the response was created. Audio goes out faster than it plays;
 * the words run ahead of it, so that the transcript is done before the last audio. Pure: the same utterance gives the same plan.
 */
public final class SpeechPlan {

    /** One thing to send. */
    public sealed interface Step {

        long atMillis();

        record Word(long atMillis, String text) implements Step {}

        record TextDone(long atMillis) implements Step {}

        record Audio(long atMillis, int offset, int length) implements Step {}

        record End(long atMillis) implements Step {}
    }

    /**
     * Latency and speed.
     *
     * @param firstAudioMillis  from the response to its first audio
     * @param pacePercent       speed of sending; 100 is as fast as it plays
     * @param chunks            sizes of the deltas
     */
    public record Pace(long firstAudioMillis, int pacePercent, ChunkProfile chunks) {}

    /** Milliseconds between words when there is no audio to go with them. */
    static final long WORD_MILLIS = 50;

    private SpeechPlan() {}

    /** Words and audio. The words take three quarters of the time of the audio. */
    public static List<Step> spoken(Utterance utterance, Pace pace) {
        List<Step> audio = audio(utterance, pace);
        long firstWord = pace.firstAudioMillis() / 2;
        long lastAudio =
                audio.isEmpty() ? pace.firstAudioMillis() : audio.getLast().atMillis();
        long textDone = firstWord + (lastAudio - firstWord) * 3 / 4;
        long spacing = (textDone - firstWord) / wordsOf(utterance.text()).length;
        return merged(words(utterance.text(), firstWord, spacing), textDone, audio);
    }

    /** Words only. */
    public static List<Step> written(String text, Pace pace) {
        List<Step> words = words(text, pace.firstAudioMillis(), WORD_MILLIS);
        return merged(words, words.getLast().atMillis(), List.of());
    }

    private static List<Step> merged(List<Step> words, long textDone, List<Step> audio) {
        List<Step> plan = new ArrayList<>(words);
        plan.add(new Step.TextDone(textDone));
        plan.addAll(audio);
        // The sort is stable: of what is due at the same time, the words go first.
        plan.sort(Comparator.comparingLong(Step::atMillis));
        plan.add(new Step.End(plan.getLast().atMillis()));
        return List.copyOf(plan);
    }

    private static List<Step> words(String text, long firstMillis, long spacingMillis) {
        List<Step> words = new ArrayList<>();
        for (String word : wordsOf(text)) {
            words.add(new Step.Word(firstMillis + words.size() * spacingMillis, word));
        }
        return words;
    }

    /** Words with the blank before them, so that joining the deltas gives the text. */
    private static String[] wordsOf(String text) {
        return text.split("(?=\\s\\S)", -1);
    }

    private static List<Step> audio(Utterance utterance, Pace pace) {
        List<Step> chunks = new ArrayList<>();
        int start = 0;
        for (int end : sentenceEnds(utterance)) {
            int offset = start;
            for (int i = 0; offset < end; i++) {
                int length = Math.min(pace.chunks().size(i), end - offset);
                long at = pace.firstAudioMillis() + Pcm.millis(offset) * 100 / pace.pacePercent();
                chunks.add(new Step.Audio(at, offset, length));
                offset += length;
            }
            start = end;
        }
        return chunks;
    }

    /** Where the sentences end in the audio, supposing that every letter takes as long. */
    private static List<Integer> sentenceEnds(Utterance utterance) {
        List<Integer> ends = new ArrayList<>();
        int letters = 0;
        for (String sentence : utterance.text().split("(?<=[.!?])\\s+", -1)) {
            letters += sentence.length() + 1;
            long end =
                    (long) utterance.pcm().length * letters / (utterance.text().length() + 1);
            ends.add((int) Math.min(end, utterance.pcm().length) & ~1);
        }
        ends.set(ends.size() - 1, utterance.pcm().length);
        return ends;
    }
}
