package dev.callwright.agent.call.cast;

/** What the server says to the model on its own account. Immutable. */
public final class Wording {

    private Wording() {}

    public static final String AFTER_A_HANDOFF =
            "You have just taken over the call. Say in a few words who you are, and go on at once with "
                    + "what the caller wants.";

    public static final String AFTER_A_FAILED_HANDOFF =
            "The agent you wanted to hand the call over to cannot be reached at this time. Tell the caller so in a few words, and "
                    + "go on yourself with what the caller wants.";

    /** Asks for words as they are written. */
    public static String verbatim(String words) {
        return "Say to the caller exactly this and nothing else: \"" + words.replace('"', '\'') + "\"";
    }

    /**
     * What an agent is told of the one before it.
     *
     * @param summary  what that one, or a rule, has to say; may be empty
     * @param learned  variables kept in the call; may be empty
     */
    public static String briefing(String before, String summary, String learned) {
        return "You take over a call in progress from the agent " + before + "."
                + (summary.isBlank() ? "" : " What you should know: " + summary.strip())
                + (learned.isEmpty() ? "" : " Kept so far: " + learned + ".");
    }
}
