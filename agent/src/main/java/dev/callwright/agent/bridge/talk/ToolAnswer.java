package dev.callwright.agent.bridge.talk;

/**
 * What a function the model called came to. Immutable.
 *
 * @param callId  the model's id of that call
 * @param name    of the function
 * @param output  JSON or text for the model
 * @param note    the same without secrets, for the memory of what was said
 */
public record ToolAnswer(String callId, String name, String output, String note) {

    /** An answer that holds no secrets. */
    public ToolAnswer(String callId, String name, String output) {
        this(callId, name, output, output);
    }
}
