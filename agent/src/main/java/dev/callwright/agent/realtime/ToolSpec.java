package dev.callwright.agent.realtime;

/**
 * A function the model may call.
 *
 * @param name         letters, digits, underscores and dashes, at most 64
 * @param description  what it does and when to call it
 * @param parameters   JSON Schema of its arguments, as text
 */
public record ToolSpec(String name, String description, String parameters) {}
