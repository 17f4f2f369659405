package dev.callwright.sip.stack.text;

import gov.nist.javax.sip.header.extensions.MinSE;
import gov.nist.javax.sip.header.extensions.SessionExpires;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.sip.message.Message;

/**
 * A Session-Expires header (RFC 4028 §4). Immutable.
 *
 * @param seconds    the interval
 * @param refresher  who of the two of this transaction is to refresh; empty when that is left to the receiver
 */
public record SessionExpiry(long seconds, Optional<Role> refresher) {

    private static final String MIN_SE = "Min-SE";

    /** A side of one transaction: who sent its request, and who answered it. */
    public enum Role {
        UAC,
        UAS
    }

    /** What a message says; empty when it says nothing, or nothing that can be read. */
    public static Optional<SessionExpiry> in(Message message) {
        return Sip.first(message, SessionExpires.NAME, SessionExpires.class)
                .filter(header -> header.getExpires() > 0)
                .map(header -> new SessionExpiry(
                        header.getExpires(),
                        role(Optional.ofNullable(header.getRefresher()).orElse(""))))
                .findFirst();
    }

    private static Optional<Role> role(String parameter) {
        return switch (parameter.toLowerCase(Locale.ROOT)) {
            case "uac" -> Optional.of(Role.UAC);
            case "uas" -> Optional.of(Role.UAS);
            default -> Optional.empty();
        };
    }

    /** The shortest interval a message agrees to, in seconds; zero when it says nothing (RFC 4028 §5). */
    public static long least(Message message) {
        return Sip.first(message, MIN_SE, MinSE.class)
                .mapToLong(MinSE::getExpires)
                .findFirst()
                .orElse(0);
    }

    static SessionExpiry of(Duration interval) {
        return new SessionExpiry(seconds(interval), Optional.empty());
    }

    /** Whole seconds are all a header can hold, and none of them is none. */
    public static long seconds(Duration interval) {
        return interval.isPositive() ? Math.max(1, interval.toSeconds()) : 0;
    }

    public void writeTo(Message message) {
        String parameter = refresher
                .map(role -> ";refresher=" + role.name().toLowerCase(Locale.ROOT))
                .orElse("");
        message.setHeader(Sip.header(SessionExpires.NAME, seconds + parameter));
    }

    public static void writeLeast(Message message, long leastSeconds) {
        message.setHeader(Sip.header(MIN_SE, Long.toString(leastSeconds)));
    }
}
