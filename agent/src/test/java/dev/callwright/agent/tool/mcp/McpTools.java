package dev.callwright.agent.tool.mcp;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The tools of the servers in these tests, made with the official SDK. */
final class McpTools {

    private McpTools() {}

    static List<SyncToolSpecification> all() {
        return List.of(
                tool("find.customer", Map.of("number", Map.of("type", "string")), "number", "Ada, customer since 1843"),
                tool("fail", Map.of(), "", ""),
                tool("sleep", Map.of(), "", ""));
    }

    static SyncToolSpecification tool(String name, Map<String, Object> properties, String required, String answer) {
        Map<String, Object> schema = Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                required.isEmpty() ? List.of() : List.of(required));
        return SyncToolSpecification.builder()
                .tool(McpSchema.Tool.builder(name, schema)
                        .description("Does " + name + ".")
                        .build())
                .callHandler((_, request) -> answer(name, request, answer))
                .build();
    }

    private static McpSchema.CallToolResult answer(String name, McpSchema.CallToolRequest request, String answer) {
        return switch (name) {
            case "fail" -> text("the customer is not known", true);
            case "sleep" -> {
                pause();
                yield text("too late", false);
            }
            default -> text(answer + " " + request.arguments(), false);
        };
    }

    private static McpSchema.CallToolResult text(String words, boolean error) {
        return McpSchema.CallToolResult.builder()
                .addTextContent(words)
                .isError(error)
                .build();
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
