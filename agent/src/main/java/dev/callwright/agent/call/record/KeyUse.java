package dev.callwright.agent.call.record;

/** What a key was pressed for, as far as that is known when it is pressed. */
public enum KeyUse {
    /** The conversation, or an entry that may be known. */
    OPEN,
    /** An entry nobody may learn. */
    SECRET,
    /** It is not known yet: the model may be about to ask for a secret. */
    UNDECIDED
}
