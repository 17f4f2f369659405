package dev.callwright.config;

import dev.callwright.config.SipConfig.Transport;
import java.util.List;

/**
 * One more address SIP is spoken on.
 *
 * @param address            local IP address, of either family
 * @param port               listening port for these transports; 0 picks a free one
 * @param transports         transports to listen on
 * @param advertisedAddress  address written into Via and Contact; empty means the address the peer reached us at
 */
public record ListenerConfig(String address, int port, List<Transport> transports, String advertisedAddress) {

    public static final ListenerConfig DEFAULTS = new ListenerConfig("0.0.0.0", 5061, List.of(Transport.TLS), "");

    public ListenerConfig {
        transports = List.copyOf(transports);
    }
}
