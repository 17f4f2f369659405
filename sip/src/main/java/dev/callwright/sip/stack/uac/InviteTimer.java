package dev.callwright.sip.stack.uac;

import dev.callwright.config.SessionTimerConfig;
import dev.callwright.sip.stack.text.Extensions;
import dev.callwright.sip.stack.text.SessionExpiry;
import dev.callwright.sip.stack.text.Sip;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * What the INVITE of a call we place says of session timers (RFC 4028 §7.1), and how it is said again after a 422. Owner: the
 * call's lane.
 */
final class InviteTimer {

    private static final int TOO_SMALL = 422;

    /** Every proxy on the way may ask for a longer interval than the one before; this many are believed. */
    private static final int MOST_RETRIES = 3;

    private final long wantedSeconds;
    private long leastSeconds;
    private int retries;

    InviteTimer(SessionTimerConfig config) {
        this.wantedSeconds = SessionExpiry.seconds(config.expires());
        this.leastSeconds = SessionExpiry.seconds(config.minExpires());
    }

    void ask(Request invite) {
        Extensions.SPOKEN.forEach(tag -> invite.addHeader(Sip.header("Supported", tag)));
        if (wantedSeconds > 0) {
            new SessionExpiry(Math.max(wantedSeconds, leastSeconds), Optional.empty()).writeTo(invite);
        }
        if (wantedSeconds > 0 || retries > 0) {
            SessionExpiry.writeLeast(invite, leastSeconds);
        }
    }

    /** The shortest interval everybody on the way agrees to, in seconds, as far as they said. */
    long leastSeconds() {
        return leastSeconds;
    }

    /** True when the INVITE was refused for its interval and is worth sending again: {@link #ask} asks for more then. */
    boolean lengthen(Response refusal) {
        long least = SessionExpiry.least(refusal);
        if (refusal.getStatusCode() != TOO_SMALL
                || retries == MOST_RETRIES
                || least <= Math.max(wantedSeconds, leastSeconds)) {
            return false;
        }
        retries++;
        leastSeconds = least;
        return true;
    }
}
