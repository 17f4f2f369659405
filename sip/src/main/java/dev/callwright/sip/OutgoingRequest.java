package dev.callwright.sip;

/**
 * A call to place. Immutable.
 *
 * @param targetUri  SIP URI to call, e.g. {@code sip:100@192.0.2.1;transport=tcp}
 * @param fromUser   user part of From
 * @param offer      SDP offer
 * @param authUser   user name for one digest challenge; empty for none
 * @param password   password for the challenge; never printed
 */
public record OutgoingRequest(String targetUri, String fromUser, String offer, String authUser, String password) {

    /** A call without credentials: a challenge is a refusal. */
    public OutgoingRequest(String targetUri, String fromUser, String offer) {
        this(targetUri, fromUser, offer, "", "");
    }

    /** Whether a challenge can be answered. */
    public boolean hasCredentials() {
        return !authUser.isEmpty() && !password.isEmpty();
    }

    @Override
    public String toString() {
        return "OutgoingRequest[targetUri=" + targetUri + ", fromUser=" + fromUser + ", offer=" + offer.length()
                + " characters, authUser=" + authUser + ", password=" + (password.isEmpty() ? "" : "********") + "]";
    }
}
