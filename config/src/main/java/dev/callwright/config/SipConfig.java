package dev.callwright.config;

import java.time.Duration;
import java.util.List;

/**
 * Where and how SIP is spoken.
 *
 * @param address            local IP address to listen on; {@code 0.0.0.0} for all
 * @param port               listening port for every transport; 0 picks a free one
 * @param transports         transports to listen on
 * @param advertisedAddress  address written into Via and Contact; empty means the address the peer reached us at
 * @param unknownSource      what a source that is neither a trunk nor a user gets
 * @param timerT1            RFC 3261 timer T1; the ACK is awaited for 64 times as long
 * @param userAgent          text of the User-Agent and Server headers
 */
public record SipConfig(
        String address,
        int port,
        List<Transport> transports,
        String advertisedAddress,
        UnknownSource unknownSource,
        Duration timerT1,
        String userAgent) {

    public static final SipConfig DEFAULTS = new SipConfig(
            "0.0.0.0",
            5060,
            List.of(Transport.UDP, Transport.TCP),
            "",
            UnknownSource.REJECT,
            Duration.ofMillis(500),
            "Callwright");

    /** A SIP transport protocol. */
    public enum Transport {
        UDP,
        TCP
    }

    /** What an unknown source gets: a 403, or nothing at all so that scanners learn nothing. */
    public enum UnknownSource {
        REJECT,
        SILENCE
    }

    public SipConfig {
        transports = List.copyOf(transports);
    }
}
