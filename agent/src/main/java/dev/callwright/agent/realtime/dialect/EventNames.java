package dev.callwright.agent.realtime.dialect;

import static java.util.Map.entry;

import dev.callwright.agent.realtime.EventType;
import java.util.HashMap;
import java.util.Map;

/**
 * What a vendor calls its events. Two generations are in use; the younger renamed what belongs to the model's output.
 * Immutable.
 *
 * @param types       meaning by name
 * @param audioDelta  name of the audio event
 */
record EventNames(Map<String, EventType> types, String audioDelta) {

    private static final Map<String, EventType> COMMON = Map.ofEntries(
            entry("session.created", EventType.SESSION_CREATED),
            entry("session.updated", EventType.SESSION_UPDATED),
            entry("input_audio_buffer.speech_started", EventType.SPEECH_STARTED),
            entry("input_audio_buffer.speech_stopped", EventType.SPEECH_STOPPED),
            entry("input_audio_buffer.committed", EventType.AUDIO_COMMITTED),
            entry("conversation.item.input_audio_transcription.delta", EventType.CALLER_TRANSCRIPT_DELTA),
            entry("conversation.item.input_audio_transcription.completed", EventType.CALLER_TRANSCRIPT_DONE),
            entry("response.created", EventType.RESPONSE_CREATED),
            entry("response.output_item.added", EventType.ITEM_ADDED),
            entry("response.output_item.done", EventType.ITEM_DONE),
            entry("response.function_call_arguments.done", EventType.ARGUMENTS_DONE),
            entry("response.done", EventType.RESPONSE_DONE),
            entry("error", EventType.ERROR));

    private static final Map<String, EventType> OLDER = Map.of(
            "conversation.item.created", EventType.ITEM_ADDED,
            "response.audio.delta", EventType.AUDIO_DELTA,
            "response.audio.done", EventType.AUDIO_DONE,
            "response.audio_transcript.delta", EventType.TRANSCRIPT_DELTA,
            "response.audio_transcript.done", EventType.TRANSCRIPT_DONE,
            "response.text.delta", EventType.TRANSCRIPT_DELTA,
            "response.text.done", EventType.TRANSCRIPT_DONE);

    private static final Map<String, EventType> YOUNGER = Map.of(
            "conversation.item.added", EventType.ITEM_ADDED,
            "conversation.item.done", EventType.ITEM_ADDED,
            "response.output_audio.delta", EventType.AUDIO_DELTA,
            "response.output_audio.done", EventType.AUDIO_DONE,
            "response.output_audio_transcript.delta", EventType.TRANSCRIPT_DELTA,
            "response.output_audio_transcript.done", EventType.TRANSCRIPT_DONE,
            "response.output_text.delta", EventType.TRANSCRIPT_DELTA,
            "response.output_text.done", EventType.TRANSCRIPT_DONE);

    private static final Map<String, EventType> GREETING =
            Map.of("conversation.created", EventType.CONVERSATION_CREATED);

    /** The older generation: OpenAI's beta and what follows it. */
    static final EventNames BETA = new EventNames(union(COMMON, OLDER), "response.audio.delta");

    /** The same from a vendor that may greet with its conversation alone. */
    static final EventNames GREETED_BETA = new EventNames(union(BETA.types, GREETING), BETA.audioDelta);

    /** The younger generation. */
    static final EventNames GA = new EventNames(union(COMMON, YOUNGER), "response.output_audio.delta");

    /** The younger generation from a vendor whose papers mix both, and which may greet with its conversation alone. */
    static final EventNames MIXED = new EventNames(union(union(GA.types, OLDER), GREETING), GA.audioDelta);

    EventType typeOf(String name) {
        return types.getOrDefault(name, EventType.OTHER);
    }

    private static Map<String, EventType> union(Map<String, EventType> some, Map<String, EventType> others) {
        Map<String, EventType> all = new HashMap<>(some);
        all.putAll(others);
        return Map.copyOf(all);
    }
}
