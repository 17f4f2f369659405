package dev.callwright.agent.call.tools;

import dev.callwright.agent.tool.ToolJson;
import dev.callwright.agent.tool.ToolResult;

/**
 * What came of a function in this call. Immutable.
 *
 * @param tag      short word for records
 * @param answer   what the model is told
 * @param respond  whether the model is to speak about it
 */
record ToolOutcome(String tag, String answer, boolean respond) {

    static ToolOutcome ok(String answer) {
        return new ToolOutcome("ok", answer, true);
    }

    /** Done, and the model has nothing to add. */
    static ToolOutcome silent(String answer) {
        return new ToolOutcome("ok", answer, false);
    }

    static ToolOutcome of(ToolResult.Failed failed) {
        return new ToolOutcome(ToolJson.word(failed.kind()), ToolJson.failure(failed), true);
    }

    static ToolOutcome failed(ToolResult.Kind kind, String message) {
        return of(new ToolResult.Failed(kind, message));
    }
}
