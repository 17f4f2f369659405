package dev.callwright.agent.cascade.think;

/**
 * A function the chat model wants called. Immutable.
 *
 * @param id         the service's, or one of ours where it gives none
 * @param arguments  JSON as it came
 */
public record ToolCall(String id, String name, String arguments) {}
