package dev.callwright.sip;

import java.util.Optional;

/**
 * Whom a peer shall call instead of us (RFC 3515). Immutable.
 *
 * @param targetUri  SIP URI of the third party
 * @param replaces   our dialog with the third party, which the peer's call takes the place of: an attended transfer (RFC 5589 §7)
 */
public record Referral(String targetUri, Optional<DialogId> replaces) {

    /** A blind transfer. */
    public Referral(String targetUri) {
        this(targetUri, Optional.empty());
    }
}
