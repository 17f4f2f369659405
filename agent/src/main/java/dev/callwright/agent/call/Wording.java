package dev.callwright.agent.call;

/** What the server says to the model on its own account. Immutable. */
final class Wording {

    private Wording() {}

    /** Asks for these words and no others. */
    static String exactly(String words) {
        return "Say to the caller, and nothing else: \"" + words.replace('"', '\'') + "\"";
    }

    /** Asks for the greeting in the words the operator chose. */
    static String greeting(String words) {
        return "The call has just been answered. Say to the caller: \"" + words.replace('"', '\'') + "\"";
    }
}
