package dev.callwright.agent.realtime;

/** What an event of the service means, whatever a vendor calls it. {@link Dialect#typeOf} is the rename table. */
public enum EventType {
    SESSION_CREATED,
    /** A greeting of vendors that may greet with nothing else. */
    CONVERSATION_CREATED,
    SESSION_UPDATED,
    SPEECH_STARTED,
    SPEECH_STOPPED,
    AUDIO_COMMITTED,
    CALLER_TRANSCRIPT_DELTA,
    CALLER_TRANSCRIPT_DONE,
    RESPONSE_CREATED,
    ITEM_ADDED,
    ITEM_DONE,
    AUDIO_DELTA,
    AUDIO_DONE,
    TRANSCRIPT_DELTA,
    TRANSCRIPT_DONE,
    ARGUMENTS_DONE,
    RESPONSE_DONE,
    ERROR,
    /** Nothing a call cares about. */
    OTHER
}
