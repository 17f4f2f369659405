package dev.callwright.sip.trunk.digest;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that are good once, for a while, and only for the address that asked. An unused nonce costs no memory: it carries
 * its own date and a signature, and only the used ones are remembered. Thread-safe.
 *
 * <pre>
 *   | 8 octets issued, ns since start | 9 octets random | 16 octets HMAC-SHA-256 over both and the address |
 * </pre>
 *
 * <p>33 octets make 44 base64 digits without a spare bit, so each nonce has exactly one spelling.
 */
final class Nonces {

    /** What may be said of a nonce before it is used. */
    enum State {
        /** Ours, of this address, in time; it may have been used all the same, which {@link #use} finds out. */
        FRESH,
        /** Ours, of this address, too old. */
        EXPIRED,
        /** Not made by this run of the program for this address. */
        FOREIGN
    }

    private static final String HMAC = "HmacSHA256";
    private static final int SIGNED_LENGTH = 17;
    private static final int LENGTH = 33;

    private final long lifetimeNanos;
    private final int usedLimit;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /** Used nonces and when they were issued; guarded by this. */
    private final LinkedHashMap<String, Long> used = new LinkedHashMap<>();

    /** Nonces issued until then are not accepted any more, since some of them were forgotten; guarded by this. */
    private long forgottenUntilNanos = -1;

    Nonces(Duration lifetime, int usedLimit, LongSupplier nanoTime) {
        this.lifetimeNanos = lifetime.toNanos();
        this.usedLimit = usedLimit;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, HMAC);
    }

    String issue(InetAddress source) {
        byte[] salt = new byte[SIGNED_LENGTH - Long.BYTES];
        random.nextBytes(salt);
        byte[] signed =
                ByteBuffer.allocate(SIGNED_LENGTH).putLong(now()).put(salt).array();
        byte[] nonce = Arrays.copyOf(signed, LENGTH);
        System.arraycopy(sign(signed, source), 0, nonce, SIGNED_LENGTH, LENGTH - SIGNED_LENGTH);
        return Base64.getUrlEncoder().encodeToString(nonce);
    }

    State check(String nonce, InetAddress source) {
        byte[] octets = octets(nonce);
        if (octets.length != LENGTH) {
            return State.FOREIGN;
        }
        byte[] expected = Arrays.copyOf(sign(Arrays.copyOf(octets, SIGNED_LENGTH), source), LENGTH - SIGNED_LENGTH);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(octets, SIGNED_LENGTH, LENGTH))) {
            return State.FOREIGN;
        }
        return now() - issued(octets) > lifetimeNanos ? State.EXPIRED : State.FRESH;
    }

    /** Uses up a nonce that was {@link State#FRESH}. False if it has been used, or may have been and was forgotten. */
    synchronized boolean use(String nonce) {
        long issued = issued(octets(nonce));
        forgetExpired();
        if (issued <= forgottenUntilNanos || used.putIfAbsent(nonce, issued) != null) {
            return false;
        }
        if (used.size() > usedLimit) {
            forgottenUntilNanos =
                    Math.max(forgottenUntilNanos, used.pollFirstEntry().getValue());
        }
        return true;
    }

    /** Number of used nonces remembered. */
    synchronized int remembered() {
        return used.size();
    }

    private void forgetExpired() {
        long now = now();
        while (!used.isEmpty() && now - used.firstEntry().getValue() > lifetimeNanos) {
            used.pollFirstEntry();
        }
    }

    private byte[] sign(byte[] signed, InetAddress source) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(signed);
            return mac.doFinal(source.getAddress());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static byte[] octets(String nonce) {
        if (nonce.length() != LENGTH / 3 * 4) {
            return new byte[0];
        }
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static long issued(byte[] octets) {
        return ByteBuffer.wrap(octets).getLong();
    }

    private long now() {
        return nanoTime.getAsLong() - startNanos;
    }
}
