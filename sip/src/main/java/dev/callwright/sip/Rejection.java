package dev.callwright.sip;

import java.time.Duration;

/**
 * A final refusal.
 *
 * @param status      SIP status, 400 to 699
 * @param reason      reason phrase
 * @param retryAfter  value of Retry-After; zero for none
 */
public record Rejection(int status, String reason, Duration retryAfter) {

    public Rejection(int status, String reason) {
        this(status, reason, Duration.ZERO);
    }

    public Rejection {
        if (status < 400 || status > 699) {
            throw new IllegalArgumentException("not a refusal: " + status);
        }
    }
}
