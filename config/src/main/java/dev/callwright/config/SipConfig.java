package dev.callwright.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where and how SIP is spoken.
 *
 * @param address            local IP address to listen on; {@code 0.0.0.0} for all
 * @param port               listening port for every transport; 0 picks a free one
 * @param transports         transports to listen on
 * @param advertisedAddress  address written into Via and Contact; empty means the address the peer reached us at
 * @param listeners          further addresses to listen on
 * @param tls                certificates and what is asked of those of others
 * @param unknownSource      what a source that is neither a trunk nor a user gets
 * @param timerT1            RFC 3261 timer T1; the ACK is awaited for 64 times as long
 * @param keepAlive          pause between keep-alives on connections and NAT bindings; zero for none
 * @param sessionTimer       session timers (RFC 4028)
 * @param userAgent          text of the User-Agent and Server headers
 */
public record SipConfig(
        String address,
        int port,
        List<Transport> transports,
        String advertisedAddress,
        List<ListenerConfig> listeners,
        TlsConfig tls,
        UnknownSource unknownSource,
        Duration timerT1,
        Duration keepAlive,
        SessionTimerConfig sessionTimer,
        String userAgent) {

    public static final SipConfig DEFAULTS = new SipConfig(
            "0.0.0.0",
            5060,
            List.of(Transport.UDP, Transport.TCP),
            "",
            List.of(),
            TlsConfig.DEFAULTS,
            UnknownSource.REJECT,
            Duration.ofMillis(500),
            Duration.ofSeconds(25),
            SessionTimerConfig.DEFAULTS,
            "Callwright");

    /** A SIP transport protocol (RFC 3261 §18, RFC 7118 for the last two). */
    public enum Transport {
        UDP,
        TCP,
        TLS,
        WS,
        WSS
    }

    /** What an unknown source gets: a 403, or nothing at all so that scanners learn nothing. */
    public enum UnknownSource {
        REJECT,
        SILENCE
    }

    public SipConfig {
        transports = List.copyOf(transports);
        listeners = List.copyOf(listeners);
    }

    /** Every address to listen on: the first one, then the further ones. */
    public List<ListenerConfig> allListeners() {
        List<ListenerConfig> all = new ArrayList<>();
        all.add(new ListenerConfig(address, port, transports, advertisedAddress));
        all.addAll(listeners);
        return all;
    }

    /** The same, listening at this one place only. */
    public SipConfig listeningAt(String newAddress, int newPort) {
        return new SipConfig(
                newAddress,
                newPort,
                transports,
                "",
                List.of(),
                tls,
                unknownSource,
                timerT1,
                keepAlive,
                sessionTimer,
                userAgent);
    }

    /** The same but for one component, as tests and tools need it. */
    public SipConfig withTimerT1(Duration newTimerT1) {
        return new SipConfig(
                address,
                port,
                transports,
                advertisedAddress,
                listeners,
                tls,
                unknownSource,
                newTimerT1,
                keepAlive,
                sessionTimer,
                userAgent);
    }

    public SipConfig withUnknownSource(UnknownSource newUnknownSource) {
        return new SipConfig(
                address,
                port,
                transports,
                advertisedAddress,
                listeners,
                tls,
                newUnknownSource,
                timerT1,
                keepAlive,
                sessionTimer,
                userAgent);
    }

    public SipConfig withListeners(List<ListenerConfig> newListeners) {
        return new SipConfig(
                address,
                port,
                transports,
                advertisedAddress,
                newListeners,
                tls,
                unknownSource,
                timerT1,
                keepAlive,
                sessionTimer,
                userAgent);
    }

    public SipConfig withTransports(List<Transport> newTransports) {
        return new SipConfig(
                address,
                port,
                newTransports,
                advertisedAddress,
                listeners,
                tls,
                unknownSource,
                timerT1,
                keepAlive,
                sessionTimer,
                userAgent);
    }

    public SipConfig withTls(TlsConfig newTls) {
        return new SipConfig(
                address,
                port,
                transports,
                advertisedAddress,
                listeners,
                newTls,
                unknownSource,
                timerT1,
                keepAlive,
                sessionTimer,
                userAgent);
    }

    public SipConfig withSessionTimer(SessionTimerConfig newSessionTimer) {
        return new SipConfig(
                address,
                port,
                transports,
                advertisedAddress,
                listeners,
                tls,
                unknownSource,
                timerT1,
                keepAlive,
                newSessionTimer,
                userAgent);
    }

    public SipConfig withKeepAlive(Duration newKeepAlive) {
        return new SipConfig(
                address,
                port,
                transports,
                advertisedAddress,
                listeners,
                tls,
                unknownSource,
                timerT1,
                newKeepAlive,
                sessionTimer,
                userAgent);
    }

    public SipConfig withUserAgent(String newUserAgent) {
        return new SipConfig(
                address,
                port,
                transports,
                advertisedAddress,
                listeners,
                tls,
                unknownSource,
                timerT1,
                keepAlive,
                sessionTimer,
                newUserAgent);
    }
}
