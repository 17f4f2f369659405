package dev.callwright.agent.tool.builtin;

import dev.callwright.agent.tool.Tool;
import dev.callwright.agent.tool.ToolResult;
import dev.callwright.config.AgentConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The built-in tools as one agent has them: what it may name is in their schemas. Immutable. */
public final class BuiltIns {

    public static final String TRANSFER_CALL = "transfer_call";
    /** The tool that takes what the caller types. */
    public static final String COLLECT_DIGITS = "collect_digits";

    private static final int LONGEST_ENTRY = 32;
    private static final int DEFAULT_TIMEOUT_SECONDS = 6;
    private static final String DIGITS = "digits";

    private final AgentConfig agent;
    private final List<String> prompts;

    /**
     * The tools of an agent.
     *
     * @param prompts  names of the files it may play
     */
    public BuiltIns(AgentConfig agent, List<String> prompts) {
        this.agent = agent;
        this.prompts = List.copyOf(prompts);
    }

    /** The tool of this name; empty if there is none, or if this agent has nothing it could do. */
    public Optional<Tool> find(String name) {
        return switch (name) {
            case "end_call" -> Optional.of(endCall());
            case TRANSFER_CALL -> agent.transfers().isEmpty() ? Optional.empty() : Optional.of(transferCall());
            case "handoff" -> agent.handoffs().isEmpty() ? Optional.empty() : Optional.of(handoff());
            case "send_digits" -> Optional.of(sendDigits());
            case COLLECT_DIGITS -> Optional.of(collectDigits());
            case "play_prompt" -> prompts.isEmpty() ? Optional.empty() : Optional.of(playPrompt());
            case "set_variable" -> Optional.of(setVariable());
            default -> Optional.empty();
        };
    }

    private static Tool endCall() {
        Fields fields = new Fields()
                .text("farewell", "What the caller hears last. Leave it out if you have said goodbye already.", 300);
        return tool(
                "end_call",
                "Ends the telephone call. Call it once the caller has said goodbye, or has nothing more to ask.",
                fields,
                arguments -> new ToolResult.EndCall(arguments.text("farewell")));
    }

    private Tool transferCall() {
        StringBuilder who =
                new StringBuilder("Transfers the caller to a colleague. Tell the caller before you call it.");
        agent.transfers()
                .forEach(transfer ->
                        who.append(" \"").append(transfer.name()).append("\": ").append(transfer.description()));
        Fields fields = new Fields()
                .choice(
                        "to",
                        "Who takes the call.",
                        agent.transfers().stream().map(t -> t.name()).toList())
                .text("brief", "What the colleague should know: who calls, about what.", 500)
                .require("to");
        return tool(
                TRANSFER_CALL,
                who.toString(),
                fields,
                arguments -> new ToolResult.Transfer(arguments.text("to"), arguments.text("brief")));
    }

    private Tool handoff() {
        StringBuilder who = new StringBuilder("Hands the conversation over to another agent, who goes on at once.");
        agent.handoffs()
                .forEach(handoff ->
                        who.append(" \"").append(handoff.to()).append("\": ").append(handoff.when()));
        Fields fields = new Fields()
                .choice(
                        "to",
                        "Which agent goes on.",
                        agent.handoffs().stream().map(h -> h.to()).distinct().toList())
                .text("summary", "What that agent should know of the conversation so far.", 1000)
                .require("to", "summary");
        return tool(
                "handoff",
                who.toString(),
                fields,
                arguments -> new ToolResult.Handoff(arguments.text("to"), arguments.text("summary")));
    }

    private static Tool sendDigits() {
        Fields fields = new Fields()
                .pattern(DIGITS, "Keys to press; a comma is a pause of half a second.", "^[0-9*#A-Da-d,]{1,64}$")
                .require(DIGITS);
        return tool(
                "send_digits",
                "Presses keys of the telephone, for the menu of another machine on the line.",
                fields,
                arguments -> new ToolResult.SendDigits(arguments.text(DIGITS)));
    }

    private static Tool collectDigits() {
        Fields fields = new Fields()
                .number("length", "How many digits.", 1, LONGEST_ENTRY)
                .pattern("terminator", "Key that ends the entry early, usually #. Leave it out for none.", "^[0-9*#]?$")
                .number(
                        "timeout",
                        "Seconds to wait for the next key; " + DEFAULT_TIMEOUT_SECONDS + " if left out.",
                        1,
                        60)
                .flag(
                        "secret",
                        "true for PINs, card numbers and the like: you are not told the digits, but may pass them on as {{digits}}"
                                + " in the arguments of another tool.")
                .pattern("variable", "Name to keep them by, if not digits.", "^[A-Za-z0-9_]{1,32}$")
                .require("length");
        return tool(
                COLLECT_DIGITS,
                "Waits for digits the caller types on the telephone's keypad. Ask for them first.",
                fields,
                arguments -> new ToolResult.CollectDigits(
                        arguments.number("length", 1),
                        arguments.text("terminator"),
                        Duration.ofSeconds(arguments.number("timeout", DEFAULT_TIMEOUT_SECONDS)),
                        arguments.flag("secret"),
                        arguments.text("variable").isEmpty() ? DIGITS : arguments.text("variable")));
    }

    private Tool playPrompt() {
        Fields fields = new Fields().choice("file", "Which recording.", prompts).require("file");
        return tool(
                "play_prompt",
                "Plays a recording to the caller and waits until it has been heard.",
                fields,
                arguments -> new ToolResult.PlayPrompt(arguments.text("file")));
    }

    private static Tool setVariable() {
        Fields fields = new Fields()
                .pattern("name", "Name of it.", "^[A-Za-z0-9_]{1,32}$")
                .text("value", "What to remember.", 256)
                .require("name", "value");
        return tool(
                "set_variable",
                "Remembers something for the rest of the call, for other tools and agents.",
                fields,
                arguments -> new ToolResult.SetVariable(arguments.text("name"), arguments.text("value")));
    }

    private static Tool tool(String name, String description, Fields fields, Function<Arguments, ToolResult> meaning) {
        return new BuiltIn(fields.spec(name, description), meaning);
    }
}
