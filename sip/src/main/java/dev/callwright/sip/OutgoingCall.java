package dev.callwright.sip;

/** A call we place. {@link #hangUp} cancels it while it rings. */
public interface OutgoingCall extends SipDialog {

    /** Sends the INVITE. */
    void send();
}
