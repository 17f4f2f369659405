package dev.callwright.agent.call;

/** How a call of ours goes, in order. Told on the call's thread: hand over, never block for long. */
public sealed interface OutboundProgress {

    /** The INVITE goes out by this trunk. */
    record Dialling(String trunk) implements OutboundProgress {}

    /** The other phone rings (180), or its network plays something (183). */
    record Ringing(int status) implements OutboundProgress {}

    /** The called party answered; the agent speaks. */
    record Answered() implements OutboundProgress {}

    /** It is over. The last that is told. */
    record Ended(CallOutcome outcome, boolean answered) implements OutboundProgress {}
}
