package dev.callwright.sip;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What incoming and outgoing calls have in common once set up. Callable from any thread; never blocks on the network.
 */
public interface SipDialog {

    /** The Call-ID header. */
    String callId();

    /**
     * Sets the one receiver of this call's events. Events that came before are delivered first, in order. Must be set
     * while {@link SipCallHandler#onInvite} runs, or before the outgoing call is sent.
     */
    void listen(Consumer<? super SipEvent> receiver);

    /** Sends a re-INVITE with this offer; the outcome arrives as {@code Answered} or {@code Refused}. */
    void reinvite(String sdp);

    /**
     * Asks the peer to call somebody else (RFC 3515); what comes of it arrives as {@code TransferProgress} and one {@code
     * TransferEnded}. The dialog is not ended by it.
     */
    void refer(Referral referral);

    /** Names this dialog to a third party; empty until it is established. */
    Optional<DialogId> dialogId();

    /** Where the peer's messages come from; empty before it has answered. */
    Optional<InetSocketAddress> peer();

    /** Sends INFO; the outcome is not reported. */
    void info(String contentType, String body);

    /** Ends the call, whatever its state: BYE, CANCEL, or a final response. Idempotent. */
    void hangUp();
}
