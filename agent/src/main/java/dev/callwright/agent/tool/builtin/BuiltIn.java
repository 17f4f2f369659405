package dev.callwright.agent.tool.builtin;

import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.agent.tool.Tool;
import dev.callwright.agent.tool.ToolCall;
import dev.callwright.agent.tool.ToolJson;
import dev.callwright.agent.tool.ToolResult;
import java.util.function.Function;

/** A tool that only says what is to be done. Immutable. */
record BuiltIn(ToolSpec spec, Function<Arguments, ToolResult> meaning) implements Tool {

    @Override
    public ToolResult call(ToolCall call) {
        return meaning.apply(new Arguments(ToolJson.object(call.arguments()).orElseGet(ToolJson::newObject)));
    }
}
