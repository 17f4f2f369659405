package dev.callwright.agent.call.stage;

import dev.callwright.agent.call.CallEnded;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.OutboundProgress;
import dev.callwright.sip.Referral;
import dev.callwright.sip.TransferOutcome;
import dev.callwright.sip.TransferRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transfers of one call: those we ask the peer for, one at a time, and those the peer asks of us. Owner: call thread. */
final class TransferDesk {

    private static final Logger log = LoggerFactory.getLogger(TransferDesk.class);
    private static final int DECLINE = 603;
    /** A third party may ring for long; beyond this nobody waits for the peer's word, though it still counts when it comes. */
    private static final long PATIENCE_SECONDS = 60;

    private final CallStage stage;
    private final TransferPolicy policy;
    private Optional<CompletableFuture<TransferOutcome>> pending = Optional.empty();
    private boolean following;

    TransferDesk(CallStage stage, TransferPolicy policy) {
        this.stage = stage;
        this.policy = policy;
    }

    /** Asks the peer to call somebody else; refused while an earlier request is open. */
    void refer(Referral referral, CompletableFuture<TransferOutcome> result) {
        if (pending.isPresent()) {
            result.complete(TransferOutcome.REFUSED);
            return;
        }
        pending = Optional.of(result.completeOnTimeout(TransferOutcome.UNKNOWN, PATIENCE_SECONDS, TimeUnit.SECONDS));
        stage.chronicle().moment(Kind.TRANSFERRING, referral.targetUri());
        stage.line().refer(referral);
    }

    void progress(int status) {
        stage.chronicle().moment(Kind.TRANSFERRING, String.valueOf(status));
    }

    /** Once the third party has answered, this leg is ours to end: most phones that obey a REFER keep it. */
    void ended(TransferOutcome outcome) {
        log.atInfo().addKeyValue("call", stage.id()).log("transfer: {}", outcome);
        pending.ifPresent(result -> result.complete(outcome));
        pending = Optional.empty();
        if (outcome.succeeded()) {
            throw new CallEnded(CallOutcome.TRANSFERRED);
        }
        stage.chronicle().moment(Kind.TRANSFER_FAILED, outcome.name());
    }

    /** The peer wants us to call somebody else: if it may, the agent does, and leaves this call when that one is answered. */
    void requested(TransferRequest request) {
        Optional<TransferPolicy.Follower> follower = following ? Optional.empty() : policy.follow(stage, request);
        if (follower.isEmpty()) {
            request.refuse(DECLINE);
            return;
        }
        following = true;
        stage.chronicle().moment(Kind.TRANSFERRING, request.targetUri());
        request.accept();
        follower.get().place(progress -> report(request, progress));
    }

    /** On the thread of the new call; a report after the final one is no longer listened to. */
    private void report(TransferRequest request, OutboundProgress progress) {
        switch (progress) {
            case OutboundProgress.Dialling _ -> {
                // The peer was told 100 with our 202.
            }
            case OutboundProgress.Ringing(int status) -> request.report(status, "Ringing");
            case OutboundProgress.Answered _ -> {
                request.report(200, "OK");
                stage.mailbox().offer(new CallEvent.HangUp(CallOutcome.TRANSFERRED));
            }
            case OutboundProgress.Ended(CallOutcome outcome, boolean answered) -> {
                if (!answered) {
                    request.report(Math.max(outcome.sipStatus(), 400), outcome.sentence());
                    stage.mailbox().offer(new CallEvent.FollowedInVain());
                }
            }
        }
    }

    /** The call the peer asked for was not answered: it may ask for another. */
    void followedInVain() {
        following = false;
    }

    /** The call is over: whoever still waits for the peer's word will not get it. */
    void close() {
        pending.ifPresent(result -> result.complete(TransferOutcome.UNKNOWN));
    }
}
