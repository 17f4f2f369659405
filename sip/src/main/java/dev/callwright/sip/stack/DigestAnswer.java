package dev.callwright.sip.stack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.Header;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Response;

/**
 * Answers a digest challenge (RFC 3261 §22.4, RFC 8760 for SHA-256, RFC 7616). Of several challenges the strongest we
 * know is answered. Pure but for the client nonce, which is given.
 *
 * @param user      user name
 * @param password  password
 * @param method    method of the request
 * @param uri       Request-URI
 * @param cnonce    client nonce
 */
record DigestAnswer(String user, String password, String method, String uri, String cnonce) {

    private static final List<String> KNOWN = List.of("MD5", "SHA-256");
    private static final String FIRST_USE = "00000001";

    /** The Authorization or Proxy-Authorization header to add; empty when no challenge can be answered. */
    Optional<Header> to(Response response) {
        Stream<WWWAuthenticateHeader> challenges = Stream.concat(
                Sip.all(response, WWWAuthenticateHeader.NAME, WWWAuthenticateHeader.class).stream(),
                Sip.all(response, ProxyAuthenticateHeader.NAME, ProxyAuthenticateHeader.class).stream());
        return challenges
                .filter(challenge -> "Digest".equalsIgnoreCase(challenge.getScheme()))
                .filter(challenge -> challenge.getNonce() != null && KNOWN.contains(algorithm(challenge)))
                .max(Comparator.comparingInt(challenge -> KNOWN.indexOf(algorithm(challenge))))
                .map(this::answer);
    }

    private Header answer(WWWAuthenticateHeader challenge) {
        return Sip.build(() -> {
            AuthorizationHeader header = challenge instanceof ProxyAuthenticateHeader
                    ? Sip.HEADERS.createProxyAuthorizationHeader("Digest")
                    : Sip.HEADERS.createAuthorizationHeader("Digest");
            String realm = challenge.getRealm() == null ? "" : challenge.getRealm();
            boolean qop = offersAuth(challenge);
            header.setUsername(user);
            header.setRealm(realm);
            header.setNonce(challenge.getNonce());
            header.setParameter("uri", uri);
            header.setResponse(response(algorithm(challenge), realm, challenge.getNonce(), qop));
            header.setAlgorithm(algorithm(challenge));
            if (challenge.getOpaque() != null) {
                header.setOpaque(challenge.getOpaque());
            }
            if (qop) {
                header.setQop("auth");
                header.setCNonce(cnonce);
                header.setNonceCount(1);
            }
            return header;
        });
    }

    private String response(String algorithm, String realm, String nonce, boolean qop) {
        String secret = hash(algorithm, user + ":" + realm + ":" + password);
        String request = hash(algorithm, method + ":" + uri);
        return qop
                ? hash(algorithm, secret + ":" + nonce + ":" + FIRST_USE + ":" + cnonce + ":auth:" + request)
                : hash(algorithm, secret + ":" + nonce + ":" + request);
    }

    private static boolean offersAuth(WWWAuthenticateHeader challenge) {
        return challenge.getQop() != null
                && Stream.of(challenge.getQop().split(",", -1))
                        .anyMatch(qop -> qop.strip().equalsIgnoreCase("auth"));
    }

    /** MD5 when the challenge names none. */
    private static String algorithm(WWWAuthenticateHeader challenge) {
        String algorithm = challenge.getAlgorithm();
        return algorithm == null ? "MD5" : algorithm.toUpperCase(Locale.ROOT);
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
