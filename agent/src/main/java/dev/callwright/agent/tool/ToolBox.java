package dev.callwright.agent.tool;

import dev.callwright.agent.realtime.ToolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tools of one agent, by the names the model calls them by. Thread-safe. */
public final class ToolBox {

    public static final ToolBox EMPTY = new ToolBox(List.of());

    private static final Logger log = LoggerFactory.getLogger(ToolBox.class);
    private static final int LONGEST_ARGUMENTS = 32_768;

    private final Map<String, Entry> tools = new LinkedHashMap<>();

    private record Entry(Tool tool, Optional<Schema> schema) {}

    /** A box of these; of two with one name the first counts. */
    public ToolBox(List<? extends Tool> tools) {
        for (Tool tool : tools) {
            Optional<Schema> schema = Schema.read(tool.spec().parameters());
            if (schema.isEmpty()) {
                log.atWarn()
                        .addKeyValue("tool", tool.spec().name())
                        .log("its schema cannot be read; arguments go unchecked");
            }
            this.tools.putIfAbsent(tool.spec().name(), new Entry(tool, schema));
        }
    }

    public boolean has(String name) {
        return tools.containsKey(name);
    }

    /** What the model is told. */
    public List<ToolSpec> specs() {
        return tools.values().stream().map(entry -> entry.tool().spec()).toList();
    }

    /**
     * Calls a tool, if there is one of that name and the arguments fit. Blocks as long as the tool does.
     *
     * @throws InterruptedException when nobody waits any more
     */
    public ToolResult call(ToolCall call) throws InterruptedException {
        Entry entry = tools.get(call.name());
        if (entry == null) {
            return new ToolResult.Failed(
                    ToolResult.Kind.UNKNOWN_TOOL,
                    "There is no tool of that name. Those there are: " + String.join(", ", tools.keySet()));
        }
        Optional<ObjectNode> given =
                call.arguments().length() > LONGEST_ARGUMENTS ? Optional.empty() : ToolJson.object(call.arguments());
        if (given.isEmpty()) {
            return new ToolResult.Failed(ToolResult.Kind.BAD_ARGUMENTS, "The arguments are no JSON object.");
        }
        return call(entry, given.get(), call.scene());
    }

    private static ToolResult call(Entry entry, ObjectNode given, ToolCall.Scene scene) throws InterruptedException {
        ObjectNode arguments = entry.tool().takesVariables() ? new Placeholders(scene.variables()).fill(given) : given;
        String complaints =
                entry.schema().map(schema -> schema.complaints(arguments)).orElse("");
        if (!complaints.isEmpty()) {
            return new ToolResult.Failed(
                    ToolResult.Kind.BAD_ARGUMENTS,
                    "Nothing was done. The arguments do not fit: " + complaints + ". Correct them and call again.");
        }
        return entry.tool().call(new ToolCall(entry.tool().spec().name(), arguments.toString(), scene));
    }
}
