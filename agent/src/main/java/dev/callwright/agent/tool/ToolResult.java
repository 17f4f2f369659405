package dev.callwright.agent.tool;

import java.time.Duration;

/** What came of a call of a tool: words for the model, or something to be done with the telephone call. Immutable. */
public sealed interface ToolResult {

    /** JSON or text for the model. */
    record Reply(String output) implements ToolResult {}

    /** The call is to end once the caller has heard these words; empty for what is being said anyway. */
    record EndCall(String farewell) implements ToolResult {}

    /**
     * The call is to be transferred.
     *
     * @param to     name of one of the agent's transfers
     * @param brief  what the colleague is to be told; may be empty
     */
    record Transfer(String to, String brief) implements ToolResult {}

    /** Another agent is to take over, and to be told this. */
    record Handoff(String to, String summary) implements ToolResult {}

    /** Digits for the peer, a comma being a pause. */
    record SendDigits(String digits) implements ToolResult {}

    /**
     * The caller is to type digits.
     *
     * @param length      digits that complete the entry
     * @param terminator  key that completes it earlier; empty for none
     * @param timeout     longest wait for the next key
     * @param secret      whether nobody but tools may learn them
     * @param variable    the variable they are kept in
     */
    record CollectDigits(int length, String terminator, Duration timeout, boolean secret, String variable)
            implements ToolResult {}

    /** The caller is to hear this file. */
    record PlayPrompt(String file) implements ToolResult {}

    /** Something worth remembering for the rest of the call. */
    record SetVariable(String name, String value) implements ToolResult {}

    /** Nothing came of it; the message is for the model and tells no secrets. */
    record Failed(Kind kind, String message) implements ToolResult {}

    /** Why a tool failed. */
    enum Kind {
        /** There is no tool of that name. */
        UNKNOWN_TOOL,
        /** The arguments are no JSON object, or do not fit the schema. */
        BAD_ARGUMENTS,
        /** Nothing came in time. */
        TIMED_OUT,
        /** Its server cannot be reached. */
        UNREACHABLE,
        /** Its address is one that may not be called. */
        FORBIDDEN_ADDRESS,
        /** Its server refused, or failed. */
        REFUSED,
        /** The answer is too long, or of a kind that cannot be told to a model. */
        BAD_ANSWER,
        /** Something else has to end first. */
        BUSY,
        /** It could not be done. */
        NOT_DONE,
        /** An internal fault. */
        FAULT
    }
}
