package dev.callwright.agent.bridge.talk;

/** What was under way when a session went. Immutable. */
sealed interface Unfinished {

    /** Nobody waits for anything. */
    record Nothing() implements Unfinished {}

    /** The caller heard only the beginning of an answer. */
    record CutOff(String words, long heardMillis) implements Unfinished {}

    /** The caller speaks, or has spoken and was not understood; the words are kept from this position on. */
    record Unheard(long from, boolean complete) implements Unfinished {}

    /** The caller was understood, or something was asked for, and no answer has begun. */
    record Unanswered(String instructions) implements Unfinished {}

    /** The caller's last words are lost. */
    record Lost() implements Unfinished {}
}
