package dev.callwright.agent.simulator;

/**
 * Which of the vendor's models the events look like.
 *
 * @param itemContent              whether items of the assistant carry an empty {@code content} before they have one
 * @param interruptedStatus        status of an answer that was interrupted or cancelled
 * @param functionOrder            order of events, and ids, of a function call
 * @param cumulativeTranscription  whether the caller's transcript also comes as deltas that each repeat the text so far
 */
public record Wire(
        ItemContent itemContent,
        InterruptedStatus interruptedStatus,
        FunctionOrder functionOrder,
        boolean cumulativeTranscription) {

    public static final Wire DEFAULTS =
            new Wire(ItemContent.ABSENT, InterruptedStatus.INCOMPLETE, FunctionOrder.STEP_1O, false);

    /** See {@link Wire#itemContent()}. */
    public enum ItemContent {
        ABSENT,
        EMPTY
    }

    /** See {@link Wire#interruptedStatus()}. */
    public enum InterruptedStatus {
        INCOMPLETE,
        CANCELLED
    }

    /** See {@link Wire#functionOrder()}. */
    public enum FunctionOrder {
        STEP_1O,
        STEPAUDIO_2_5
    }
}
