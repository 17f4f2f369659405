package dev.callwright.agent.tool.mcp;

import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.agent.tool.Tool;
import dev.callwright.agent.tool.ToolCall;
import dev.callwright.agent.tool.ToolResult;

/**
 * One tool of a server. Immutable; a tool that is no longer listed fails like one whose server is away.
 *
 * @param name  as the server calls it
 * @param spec  as the model is told of it
 */
record McpTool(McpSource source, String name, ToolSpec spec) implements Tool {

    @Override
    public ToolResult call(ToolCall call) {
        return source.call(name, call.arguments());
    }

    @Override
    public boolean takesVariables() {
        return true;
    }
}
