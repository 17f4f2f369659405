package dev.callwright.sip.stack.digest;

import dev.callwright.sip.stack.text.Sip;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * What one digest challenge asks for (RFC 7616 §3.3). Immutable.
 *
 * @param proxy      whether a proxy asks, not the one called
 * @param realm      realm; may be empty
 * @param nonce      nonce
 * @param opaque     to be returned as it is; empty for none
 * @param algorithm  in upper case; MD5 when the challenge names none
 * @param protection qualities of protection offered, in lower case; none for a challenge after RFC 2069
 * @param stale      whether only the nonce was wrong
 */
record DigestChallenge(
        boolean proxy,
        String realm,
        String nonce,
        String opaque,
        String algorithm,
        List<String> protection,
        boolean stale) {

    private static final int MOST = 16;
    private static final String SESSION = "-SESS";

    /** From the weakest to the strongest. */
    private static final List<String> KNOWN = List.of("MD5", "MD5-SESS", "SHA-256", "SHA-256-SESS");

    /** The digest challenges of a 401 or 407, in order. */
    static List<DigestChallenge> of(Response response) {
        return Stream.concat(
                        Sip.all(response, WWWAuthenticateHeader.NAME, WWWAuthenticateHeader.class).stream(),
                        Sip.all(response, ProxyAuthenticateHeader.NAME, ProxyAuthenticateHeader.class).stream())
                .limit(MOST)
                .flatMap(header -> parse(header).stream())
                .toList();
    }

    private static Optional<DigestChallenge> parse(WWWAuthenticateHeader header) {
        if (!"Digest".equalsIgnoreCase(header.getScheme()) || header.getNonce() == null) {
            return Optional.empty();
        }
        String algorithm = header.getAlgorithm();
        return Optional.of(new DigestChallenge(
                header instanceof ProxyAuthenticateHeader,
                header.getRealm() == null ? "" : header.getRealm(),
                header.getNonce(),
                header.getOpaque() == null ? "" : header.getOpaque(),
                algorithm == null ? "MD5" : algorithm.toUpperCase(Locale.ROOT),
                protection(header.getQop()),
                header.isStale()));
    }

    private static List<String> protection(@Nullable String qop) {
        return Stream.of(qop == null ? new String[0] : qop.split(",", -1))
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** How strong the hash is; below zero for one we do not know. */
    int strength() {
        return KNOWN.indexOf(algorithm);
    }

    /** A whole body is never hashed: what asks for {@code auth-int} alone cannot be answered. */
    boolean asksForIntegrityOnly() {
        return !protection.isEmpty() && !protection.contains("auth") && protection.contains("auth-int");
    }

    boolean isAnswerable() {
        return strength() >= 0 && (protection.isEmpty() || protection.contains("auth"));
    }

    boolean countsUses() {
        return protection.contains("auth");
    }

    /**
     * The proof that the password is known (RFC 7616 §3.4.1).
     *
     * @param secret  {@code user:realm:password}
     * @param request {@code method:uri}
     * @param count   how often the nonce was used, this time included: eight hexadecimal digits
     * @param cnonce  client nonce
     */
    String prove(String secret, String request, String count, String cnonce) {
        String key = hash(secret);
        if (algorithm.endsWith(SESSION)) {
            key = hash(key + ":" + nonce + ":" + cnonce);
        }
        String middle = countsUses() ? nonce + ":" + count + ":" + cnonce + ":auth" : nonce;
        return hash(key + ":" + middle + ":" + hash(request));
    }

    private String hash(String text) {
        String function = algorithm.replace(SESSION, "");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(function).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + function, e);
        }
    }
}
