package dev.callwright.agent.bridge.talk;

/** What a model is told on the server's own account. Immutable. */
public final class SessionWording {

    static final String ASK_TO_REPEAT =
            "The line was interrupted for a moment, and the caller's last words are lost. Say to the caller: \"Sorry, the line "
                    + "was interrupted. Could you please repeat that?\"";

    /** After answers that came to nothing. */
    static final String ASK_AGAIN =
            "Say to the caller exactly this and nothing else: \"Sorry, I did not get that. Could you please repeat it?\"";

    private SessionWording() {}

    /** Asks to go on with an answer of which the caller heard only the beginning. */
    static String goOn(String words, long heardMillis) {
        if (words.isBlank()) {
            return "You were cut off while you were answering. Answer now; do not mention the interruption.";
        }
        return "You were cut off after about " + Math.max(1, heardMillis / 1000)
                + " seconds of your last answer, which began: \""
                + words.replace('"', '\'')
                + "\" Go on from where you were cut off. Do not repeat what the caller has heard, and do not mention the "
                + "interruption.";
    }

    /** A result nobody waits for any more by its id, since another session asked for it. */
    public static String lateResult(String output) {
        return "[The result of a function called earlier in this conversation: " + output + "]";
    }
}
