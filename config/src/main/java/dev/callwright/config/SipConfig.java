package dev.callwright.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
        return with(changed -> {
            changed.address = newAddress;
            changed.port = newPort;
            changed.advertisedAddress = "";
            changed.listeners = List.of();
        });
    }

    public SipConfig withTransports(List<Transport> newTransports) {
        return with(changed -> changed.transports = newTransports);
    }

    public SipConfig withListeners(List<ListenerConfig> newListeners) {
        return with(changed -> changed.listeners = newListeners);
    }

    public SipConfig withTls(TlsConfig newTls) {
        return with(changed -> changed.tls = newTls);
    }

    public SipConfig withUnknownSource(UnknownSource newUnknownSource) {
        return with(changed -> changed.unknownSource = newUnknownSource);
    }

    public SipConfig withTimerT1(Duration newTimerT1) {
        return with(changed -> changed.timerT1 = newTimerT1);
    }

    public SipConfig withKeepAlive(Duration newKeepAlive) {
        return with(changed -> changed.keepAlive = newKeepAlive);
    }

    public SipConfig withSessionTimer(SessionTimerConfig newSessionTimer) {
        return with(changed -> changed.sessionTimer = newSessionTimer);
    }

    public SipConfig withUserAgent(String newUserAgent) {
        return with(changed -> changed.userAgent = newUserAgent);
    }

    private SipConfig with(Consumer<Changed> change) {
        Changed changed = new Changed(this);
        change.accept(changed);
        return changed.record();
    }

    /** The components while some of them are replaced, so that a new component is written in three places and not in twenty. */
    private static final class Changed {

        private String address;
        private int port;
        private List<Transport> transports;
        private String advertisedAddress;
        private List<ListenerConfig> listeners;
        private TlsConfig tls;
        private UnknownSource unknownSource;
        private Duration timerT1;
        private Duration keepAlive;
        private SessionTimerConfig sessionTimer;
        private String userAgent;

        Changed(SipConfig old) {
            address = old.address;
            port = old.port;
            transports = old.transports;
            advertisedAddress = old.advertisedAddress;
            listeners = old.listeners;
            tls = old.tls;
            unknownSource = old.unknownSource;
            timerT1 = old.timerT1;
            keepAlive = old.keepAlive;
            sessionTimer = old.sessionTimer;
            userAgent = old.userAgent;
        }

        SipConfig record() {
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
                    userAgent);
        }
    }
}
