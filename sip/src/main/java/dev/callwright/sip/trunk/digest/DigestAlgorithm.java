package dev.callwright.sip.trunk.digest;

import dev.callwright.config.RegistrarConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The hash functions of digest authentication we know, strongest first. MD5 stays because many phones know nothing else.
 * Immutable.
 */
public enum DigestAlgorithm {
    SHA_256("SHA-256"),
    MD5("MD5");

    private final String token;

    DigestAlgorithm(String token) {
        this.token = token;
    }

    /** The algorithm of this token. A client that names none means MD5 (RFC 7616 §3.3). */
    static Optional<DigestAlgorithm> of(String token) {
        String wanted = token.isEmpty() ? MD5.token : token;
        return Arrays.stream(values())
                .filter(one -> one.token.equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The algorithm the configuration means. */
    static DigestAlgorithm of(RegistrarConfig.Digest configured) {
        return switch (configured) {
            case SHA_256 -> SHA_256;
            case MD5 -> MD5;
        };
    }

    String token() {
        return token;
    }

    /** The hash of the text's UTF-8 octets as lower-case hexadecimal digits. */
    String hash(String text) {
        try {
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(token).digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + token, e);
        }
    }
}
