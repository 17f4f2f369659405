package dev.callwright.sip.trunk.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;

/**
 * What one Authorization header of scheme Digest says (RFC 7616 §3.4). Immutable. It has been read, not believed.
 *
 * @param parameters  unquoted values by lower-case name
 */
record DigestCredentials(Map<String, String> parameters) {

    DigestCredentials {
        parameters = Map.copyOf(parameters);
    }

    String username() {
        return value("username");
    }

    String nonce() {
        return value("nonce");
    }

    String uri() {
        return value("uri");
    }

    /** The value of a parameter, or the empty string: nothing here tells an empty value from an absent one. */
    String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether the response proves knowledge of the password (RFC 7616 §3.4.1). Takes the same time whatever differs. */
    boolean proves(DigestAlgorithm algorithm, String password, String method) {
        String user = algorithm.hash(username() + ":" + value("realm") + ":" + password);
        String request = algorithm.hash(method + ":" + uri());
        String expected =
                algorithm.hash(String.join(":", user, nonce(), value("nc"), value("cnonce"), value("qop"), request));
        return MessageDigest.isEqual(octets(expected), octets(value("response").toLowerCase(Locale.ROOT)));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Responses are as good as passwords to whoever guesses offline, so none is shown. */
    @Override
    public String toString() {
        return "DigestCredentials[********]";
    }
}
