package dev.callwright.agent.tool;

import dev.callwright.agent.realtime.ToolSpec;

/**
 * A function the model may call. It returns a value and never reaches into a call. Thread-safe; {@link #call} blocks, for a bounded
 * time, and is called on a thread of its own.
 */
public interface Tool {

    /** What the model is told of it. */
    ToolSpec spec();

    /**
     * Does its work, with arguments that fit its schema.
     *
     * @throws InterruptedException when nobody waits any more
     */
    ToolResult call(ToolCall call) throws InterruptedException;

    /**
     * Whether what is between double braces in its arguments is replaced by the values of the call, secret ones included. Only for
     * tools whose arguments go to a server of the operator's.
     */
    default boolean takesVariables() {
        return false;
    }
}
