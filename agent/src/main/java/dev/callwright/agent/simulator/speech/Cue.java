package dev.callwright.agent.simulator.speech;

/** What an answer answers. */
public sealed interface Cue {

    /** Nothing was said since the last answer. */
    record Nothing() implements Cue {}

    /** The client asked for an answer of its own wording. */
    record Instructed(String instructions) implements Cue {}

    /** The caller spoke. */
    record Heard(Utterance caller) implements Cue {}

    /** The client wrote a message in the caller's name. */
    record Written(String text) implements Cue {}

    /** A function returned. */
    record Returned(String output) implements Cue {}
}
