package dev.callwright.sip.stack.basis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes tags, branches and Call-IDs nobody can guess (RFC 3261 §19.3, §8.1.1.7). Thread-safe. */
public final class Names {

    /** What tells RFC 3261 branches from those of RFC 2543. */
    private static final String MAGIC_COOKIE = "z9hG4bK";

    private final SecureRandom random = new SecureRandom();
    private final String secret = hex(16);

    public String tag() {
        return hex(8);
    }

    public String branch() {
        return MAGIC_COOKIE + hex(10);
    }

    public String callId(String host) {
        return hex(12) + "@" + host;
    }

    /**
     * The same tag for each repetition of a request that is answered without keeping state (RFC 3261 §8.2.7), and no
     * other's.
     */
    String statelessTag(String callId, String branch) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((secret + callId + branch).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
