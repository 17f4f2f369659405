package dev.callwright.agent.call.stage;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.digits.DigitsOut;
import dev.callwright.sip.Referral;
import dev.callwright.sip.SipDialog;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.TransferOutcome;
import java.util.concurrent.CompletableFuture;

/** What reaches a call's mailbox. */
public sealed interface CallEvent {

    /** From a SIP dialog, which may be one the call has left. */
    record Sip(SipDialog from, SipEvent event) implements CallEvent {}

    /** From the data plane. */
    record Bridge(BridgeEvent event) implements CallEvent {}

    /** Somebody here wants these digits sent, as {@link DigitsOut} reads them. */
    record SendDigits(String digits) implements CallEvent {}

    /** Somebody here wants the peer to call somebody else. */
    record Refer(Referral referral, CompletableFuture<TransferOutcome> result) implements CallEvent {}

    /** Something a desk of this call has put off until now; runs on the call thread. */
    record Then(Runnable act) implements CallEvent {}

    /** A call placed because the peer asked for it was not answered. */
    record FollowedInVain() implements CallEvent {}

    /** Nothing has happened; taking this is a sign of life. */
    record Pulse() implements CallEvent {}

    /** Somebody here wants the call to end. */
    record HangUp(CallOutcome outcome) implements CallEvent {}
}
