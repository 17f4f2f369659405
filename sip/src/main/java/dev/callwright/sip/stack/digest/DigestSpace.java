package dev.callwright.sip.stack.digest;

import dev.callwright.sip.Credentials;
import dev.callwright.sip.stack.text.Sip;
import java.util.Locale;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.Header;
import javax.sip.message.Request;

/** A protection space: a challenge that is answered, again and again while its nonce holds. Owner: its {@link DigestClient}. */
final class DigestSpace {

    private final Credentials credentials;
    private final DigestChallenge challenge;
    private final String cnonce;
    private int uses;

    DigestSpace(Credentials credentials, DigestChallenge challenge, String cnonce) {
        this.credentials = credentials;
        this.challenge = challenge;
        this.cnonce = cnonce;
    }

    /** Whether this answer was refused the first time it was given: the password is wrong, for the nonce was not old. */
    boolean failedAtOnce(String refusedNonce) {
        return uses <= 1 && challenge.nonce().equals(refusedNonce);
    }

    /** The answer for this request; its nonce count goes up by one. */
    Header answer(Request request) {
        String uri = request.getRequestURI().toString();
        String count = String.format(Locale.ROOT, "%08x", ++uses);
        String secret = credentials.user() + ":" + challenge.realm() + ":" + credentials.password();
        return Sip.build(() -> {
            AuthorizationHeader header = challenge.proxy()
                    ? Sip.HEADERS.createProxyAuthorizationHeader("Digest")
                    : Sip.HEADERS.createAuthorizationHeader("Digest");
            header.setUsername(credentials.user());
            header.setRealm(challenge.realm());
            header.setNonce(challenge.nonce());
            header.setParameter("uri", uri);
            header.setResponse(challenge.prove(secret, request.getMethod() + ":" + uri, count, cnonce));
            header.setAlgorithm(challenge.algorithm().replace("-SESS", "-sess"));
            if (!challenge.opaque().isEmpty()) {
                header.setOpaque(challenge.opaque());
            }
            if (challenge.countsUses()) {
                header.setQop("auth");
                header.setNonceCount(uses);
            }
            if (challenge.countsUses() || challenge.algorithm().endsWith("-SESS")) {
                header.setCNonce(cnonce);
            }
            return header;
        });
    }
}
