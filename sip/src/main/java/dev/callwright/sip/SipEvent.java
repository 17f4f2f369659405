package dev.callwright.sip;

import java.util.List;
import java.util.Optional;

/** What happened to a call, in the order it happened. Delivered on a stack thread: hand over, never block. */
public sealed interface SipEvent {

    /** The peer rings (180, or 183). Outgoing calls only. */
    record Ringing(int status) implements SipEvent {}

    /** The peer answered with this SDP; the ACK has been sent. Outgoing calls only. */
    record Answered(String sdp) implements SipEvent {}

    /** The peer refused with a final status of 300 or more, or nobody answered (408). Outgoing calls only. */
    record Refused(int status, String reason) implements SipEvent {}

    /**
     * The peer names others to call instead (300 to 305, 380), at most 8 SIP URIs, the most wanted first. It ends the call in place
     * of {@code Refused}. Outgoing calls only.
     */
    record Redirected(List<String> targets) implements SipEvent {

        public Redirected {
            targets = List.copyOf(targets);
        }
    }

    /** Our 200 to an INVITE or re-INVITE was acknowledged; the SDP is present when we had made the offer. */
    record Acked(Optional<String> sdp) implements SipEvent {}

    /** No ACK came within 64*T1 (RFC 3261 §13.3.1.4): the call must be ended with BYE. */
    record AckTimedOut() implements SipEvent {}

    /** The caller gave up before the answer; 487 has been sent. */
    record Cancelled() implements SipEvent {}

    /** The peer hung up; 200 has been sent. */
    record Bye() implements SipEvent {}

    /** The peer wants to change the session: answer through the exchange, exactly once. */
    record Reinvited(SessionChange change) implements SipEvent {}

    /** A digit by INFO ({@code application/dtmf-relay} or {@code application/dtmf}); 200 has been sent. */
    record DigitInfo(char digit) implements SipEvent {}

    /** The dialog is gone for a reason of transport or protocol; nothing more can be sent. */
    record Failed(String reason) implements SipEvent {}

    /** The peer sends audio before it answers (183 or 180 with SDP). Outgoing calls only. */
    record EarlyMedia(String sdp) implements SipEvent {}

    /** The session timer ran out without a word of the peer (RFC 4028 §10); BYE has been sent. */
    record SessionExpired() implements SipEvent {}

    /** The peer wants us to call somebody else: answer the request, exactly once. */
    record TransferRequested(TransferRequest request) implements SipEvent {}

    /** News of a REFER of ours: the new call's provisional status. */
    record TransferProgress(int status) implements SipEvent {}

    /** What came of a REFER of ours; the dialog lives until it is ended by either side. */
    record TransferEnded(TransferOutcome outcome) implements SipEvent {}

    /**
     * Another INVITE takes the place of this dialog (RFC 3891): answer the successor and end this one, or reject the successor
     * and go on. The successor has no receiver yet.
     */
    record Replaced(IncomingCall successor) implements SipEvent {}
}
