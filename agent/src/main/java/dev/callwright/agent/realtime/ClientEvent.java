package dev.callwright.agent.realtime;

/** What we say to the model, audio apart. */
public sealed interface ClientEvent {

    /** {@code conversation.item.create} with a user message, e.g. the digits a caller pressed. */
    record UserText(String text) implements ClientEvent {}

    /** {@code response.create}; instructions for this response only, or empty. */
    record CreateResponse(String instructions) implements ClientEvent {}

    /** {@code response.cancel}. */
    record CancelResponse() implements ClientEvent {}

    /** {@code input_audio_buffer.commit}, manual mode only. */
    record CommitAudio() implements ClientEvent {}

    /** {@code input_audio_buffer.clear}. */
    record ClearAudio() implements ClientEvent {}
}
