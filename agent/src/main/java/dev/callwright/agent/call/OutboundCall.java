package dev.callwright.agent.call;

import dev.callwright.sip.DialogId;
import dev.callwright.sip.SipDialog;
import dev.callwright.sip.TransferOutcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A call that was ordered: how it goes and how it ends. Thread-safe. */
public final class OutboundCall {

    /** A phone that was to take our place is there by then, or never will be. */
    private static final long TAKEOVER_SECONDS = 5;

    private final String id;
    private final Consumer<? super OutboundProgress> listener;
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();
    private final CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Boolean> spoken = new CompletableFuture<>();
    private volatile Consumer<CallOutcome> ender = _ -> {};
    private volatile Optional<SipDialog> dialog = Optional.empty();

    public OutboundCall(String id, Consumer<? super OutboundProgress> listener) {
        this.id = id;
        this.listener = listener;
    }

    /** Our id of the call. */
    public String id() {
        return id;
    }

    /** Completed with whether the called party answered, once that is known; never exceptionally. */
    public CompletableFuture<Boolean> answered() {
        return answered.copy();
    }

    /** Completed when the call is over; never exceptionally. */
    public CompletableFuture<CallOutcome> outcome() {
        return outcome.copy();
    }

    /** Completed once the agent has said its greeting, or the call is over. */
    public CompletableFuture<Boolean> spoken() {
        return spoken.copy();
    }

    public void hasSpoken() {
        spoken.complete(true);
    }

    /** Ends the call: CANCEL while it rings, else BYE. Idempotent. */
    public void hangUp() {
        end(CallOutcome.HUNG_UP_BY_OPERATOR);
    }

    /** The same for another reason. Idempotent: the first counts. */
    public void end(CallOutcome why) {
        ender.accept(why);
    }

    /**
     * Leaves the called party to a phone that was asked to take our place. One that left without a word may still be on its way, and
     * finds us in the call for a moment. Blocks so long; does not end the call.
     */
    public void leaveTo(TransferOutcome outcome) {
        if (outcome == TransferOutcome.LEFT) {
            boolean _ = outcome()
                    .thenApply(_ -> true)
                    .completeOnTimeout(false, TAKEOVER_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    /** Names the dialog with the called party; empty until it has answered. */
    public Optional<DialogId> dialogId() {
        return dialog.flatMap(SipDialog::dialogId);
    }

    public void endedBy(Consumer<CallOutcome> hangUp) {
        ender = hangUp;
    }

    public void speaksThrough(SipDialog sip) {
        dialog = Optional.of(sip);
    }

    public void tell(OutboundProgress progress) {
        listener.accept(progress);
        switch (progress) {
            case OutboundProgress.Dialling _, OutboundProgress.Ringing _ -> {
                // Only of interest to the listener.
            }
            case OutboundProgress.Answered _ -> answered.complete(true);
            case OutboundProgress.Ended ended -> {
                // First, for those who wake up from another and ask for it.
                outcome.complete(ended.outcome());
                answered.complete(false);
                spoken.complete(false);
            }
        }
    }
}
