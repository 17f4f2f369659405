package dev.callwright.agent.bridge.talk;

import java.util.Arrays;
import java.util.Locale;

/** One answer of a model, taken down as it is played. Owner: media loop. */
final class Recording {

    private static final int FIRST_SAMPLES = 4 * 8000;

    private short[] pcm = new short[FIRST_SAMPLES];
    private int length;
    private boolean tooLong;
    private String transcript = "";

    void add(short[] samples, int count) {
        if (tooLong || length + count > SpokenWords.LONGEST_SAMPLES) {
            tooLong = true;
            return;
        }
        if (length + count > pcm.length) {
            pcm = Arrays.copyOf(pcm, Math.max(2 * pcm.length, length + count));
        }
        System.arraycopy(samples, 0, pcm, length, count);
        length += count;
    }

    void transcript(String text) {
        transcript += text;
    }

    /** Whether this is nothing but these words, apart from how they are written. */
    boolean says(String words) {
        return !tooLong && length > 0 && plain(transcript).equals(plain(words));
    }

    /** Whether anything was played. */
    boolean sounds() {
        return length > 0;
    }

    short[] pcm() {
        return Arrays.copyOf(pcm, length);
    }

    private static String plain(String words) {
        return words.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }
}
