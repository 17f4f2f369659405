package dev.callwright.sip;

/** An INVITE that was admitted and waits for its answer; 100 Trying has been sent. Callable from any thread. */
public interface IncomingCall extends SipDialog {

    Invitation invitation();

    /** Sends 180 Ringing. */
    void ring();

    /** Sends 183 with our answer, so that the caller hears us before the call is answered. Not for a delayed offer. */
    void progress(String sdp);

    /** Sends 200 with our answer, or with our offer when the INVITE carried none. Ignored once cancelled. */
    void answer(String sdp);

    /** Sends a final refusal. Ignored once answered or cancelled. */
    void reject(Rejection rejection);
}
