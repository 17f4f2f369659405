package dev.callwright.agent.realtime.codec;

/**
 * The caller's words of one turn as they grow. Services report them in two styles under one name: all the words so far (newer
 * StepFun models) or only what is new. A delta that begins like what is known replaces it; anything else is appended.
 * Partial words are for the eye only, so the rare wrong guess costs nothing: the completed transcript replaces it.
 * Owner: media loop.
 */
final class CallerTranscript {

    /** Longer than any spoken turn; what exceeds it is cut. */
    private static final int MAX_LENGTH = 16 * 1024;

    private String itemId = "";
    private String words = "";
    private String lastDelta = "";

    /** The words so far, this delta included. */
    String add(String item, String delta) {
        if (!item.equals(itemId)) {
            itemId = item;
            words = "";
            lastDelta = "";
        }
        words = bounded(replaces(delta) ? delta : words + delta);
        lastDelta = delta;
        return words;
    }

    private boolean replaces(String delta) {
        boolean revisesWords = commonPrefix(delta, words) * 2 >= words.length();
        boolean continuesDelta =
                lastDelta.length() > 1 && delta.length() > lastDelta.length() && delta.startsWith(lastDelta);
        return revisesWords || continuesDelta;
    }

    private static int commonPrefix(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int index = 0;
        while (index < length && one.charAt(index) == other.charAt(index)) {
            index++;
        }
        return index;
    }

    private static String bounded(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }
}
