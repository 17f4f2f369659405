package dev.callwright.agent.realtime;

/** What the model says to us, audio apart. An unknown or uninteresting event is {@link Ignored}, never an error. */
public sealed interface ServerEvent {

    /** The caller began to speak: barge-in. */
    record SpeechStarted(String itemId) implements ServerEvent {}

    record SpeechStopped(String itemId) implements ServerEvent {}

    /** The caller's turn is complete. */
    record AudioCommitted(String itemId) implements ServerEvent {}

    record ResponseCreated(String responseId) implements ServerEvent {}

    /** A piece of the agent's words; append. */
    record AgentTranscriptDelta(String responseId, String itemId, String text) implements ServerEvent {}

    /** All the agent's words. Comes before the last audio. */
    record AgentTranscriptDone(String responseId, String itemId, String text) implements ServerEvent {}

    /** The last audio of an item has come. */
    record AgentAudioDone(String responseId, String itemId) implements ServerEvent {}

    /** The caller's words so far; replaces what came before. */
    record CallerTranscriptPartial(String itemId, String text) implements ServerEvent {}

    /** The caller's words; may come at any time, also after the response. */
    record CallerTranscriptDone(String itemId, String text) implements ServerEvent {}

    /** The response is over. */
    record ResponseDone(String responseId, ResponseStatus status, Usage usage) implements ServerEvent {}

    /** The model wants a function called. */
    record FunctionCall(String responseId, String callId, String name, String arguments) implements ServerEvent {}

    /** An error that leaves the session open. */
    record Refused(ErrorKind kind, String code, String message) implements ServerEvent {}

    /** An event without meaning for a call, counted by its type. */
    record Ignored(String type) implements ServerEvent {}

    /** How a response ended. StepFun says {@code INCOMPLETE} for an interrupted one, others {@code CANCELLED}. */
    enum ResponseStatus {
        COMPLETED,
        CANCELLED,
        INCOMPLETE,
        FAILED
    }

    /** Errors a call treats differently; the service's texts are matched loosely. */
    enum ErrorKind {
        NOTHING_TO_CANCEL,
        RESPONSE_RUNNING,
        NO_SPEECH_FOUND,
        EMPTY_BUFFER,
        COMMIT_UNDER_VAD,
        INVALID_VOICE,
        INVALID_REQUEST,
        SERVER
    }

    /**
     * Tokens a response cost; zeros when the service did not say.
     *
     * @param inputTokens   in, cached ones included
     * @param cachedTokens  of these, cached ones
     * @param outputTokens  out
     */
    record Usage(int inputTokens, int cachedTokens, int outputTokens) {
        public static final Usage UNKNOWN = new Usage(0, 0, 0);

        /** Without cached ones. */
        public Usage(int inputTokens, int outputTokens) {
            this(inputTokens, 0, outputTokens);
        }
    }
}
