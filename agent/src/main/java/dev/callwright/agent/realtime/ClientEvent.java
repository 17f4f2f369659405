package dev.callwright.agent.realtime;

/** What we say to the model, audio apart. */
public sealed interface ClientEvent {

    /** {@code session.update}: other settings in mid-session. A voice that has sounded cannot be changed any more. */
    record Configure(SessionSettings settings) implements ClientEvent {}

    /** {@code conversation.item.create} with a user message, e.g. the digits a caller pressed. */
    record UserText(String text) implements ClientEvent {}

    /** {@code conversation.item.create} with a message of the agent: something it said before, or that was said for it. */
    record AssistantText(String text) implements ClientEvent {}

    /** {@code conversation.item.create} with a system message, e.g. a summary of what went before. */
    record SystemText(String text) implements ClientEvent {}

    /** {@code conversation.item.create} with the result of a function call. */
    record FunctionOutput(String callId, String output) implements ClientEvent {}

    /** {@code conversation.item.delete}; see {@link Traits#deletes()}. */
    record DeleteItem(String itemId) implements ClientEvent {}

    /** {@code conversation.item.truncate}: the caller heard only so much of it; see {@link Traits#truncates()}. */
    record TruncateItem(String itemId, int heardMillis) implements ClientEvent {}

    /** {@code response.create}; instructions for this response only, or empty. */
    record CreateResponse(String instructions) implements ClientEvent {}

    /** {@code response.cancel}. */
    record CancelResponse() implements ClientEvent {}

    /** {@code input_audio_buffer.commit}, manual mode only. */
    record CommitAudio() implements ClientEvent {}

    /** {@code input_audio_buffer.clear}. */
    record ClearAudio() implements ClientEvent {}
}
