package dev.callwright.agent.call.stage;

import dev.callwright.agent.call.OutboundProgress;
import dev.callwright.agent.call.tools.Colleagues;
import dev.callwright.sip.TransferRequest;
import java.util.Optional;
import java.util.function.Consumer;

/** What becomes of a peer that wants us to call somebody else. Thread-safe. */
@FunctionalInterface
public interface TransferPolicy {

    TransferPolicy REFUSE = (_, _) -> Optional.empty();

    /** The call to place for it, not yet placed; empty when the peer may not ask for it. */
    Optional<Follower> follow(CallStage stage, TransferRequest request);

    /** How the call reaches those the model wants it transferred to. */
    default Colleagues colleagues() {
        return Colleagues.NONE;
    }

    /** Places the call that was asked for, and tells how it goes. */
    @FunctionalInterface
    interface Follower {
        void place(Consumer<OutboundProgress> listener);
    }
}
