package dev.callwright.sip.stack.net;

import dev.callwright.config.ListenerConfig;
import dev.callwright.config.SipConfig;
import dev.callwright.sip.SipException;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.stack.tls.Tls;
import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TooManyListenersException;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TransportAlreadySupportedException;
import javax.sip.TransportNotSupportedException;
import org.jspecify.annotations.Nullable;

/** The stack's life: bound, listening, stopped. Thread-safe once constructed. */
public final class JainStack implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final WatchedStack stack;
    private final Listeners listeners;

    private JainStack(WatchedStack stack, Listeners listeners) {
        this.stack = stack;
        this.listeners = listeners;
    }

    /** Binds every configured listener, at a free port for 0. Nothing is received before {@link #listen}. */
    public static JainStack bind(SipConfig config, Counters counters, WireTap tap) {
        boolean chosen = config.allListeners().stream().allMatch(listener -> listener.port() != 0);
        SipException last = new SipException("no transport is configured");
        for (int i = 0; i < (chosen ? 1 : ATTEMPTS); i++) {
            try {
                return attempt(config, counters, tap);
            } catch (SipException e) {
                last = e;
            }
        }
        throw last;
    }

    private static JainStack attempt(SipConfig config, Counters counters, WireTap tap) {
        WatchedStack stack = create(config, counters, tap);
        try {
            List<Listener> listeners = new ArrayList<>();
            for (ListenerConfig wanted : config.allListeners()) {
                listeners.add(bind(stack, wanted));
            }
            return new JainStack(stack, new Listeners(listeners));
        } catch (SipException e) {
            stop(stack);
            throw e;
        }
    }

    private static Listener bind(WatchedStack stack, ListenerConfig wanted) {
        LocalAddress local = localAddress(wanted.address());
        int port = wanted.port() == 0 ? freePort(local.bound()) : wanted.port();
        String host = local.bound().getHostAddress();
        try {
            SipProvider provider = null;
            for (SipConfig.Transport transport : wanted.transports()) {
                provider = attach(stack, provider, stack.createListeningPoint(host, port, transport.name()));
                if (transport == SipConfig.Transport.UDP && !stack.awaitReceiving(local.bound(), port)) {
                    throw new SipException("the UDP socket is not read");
                }
            }
            if (provider == null) {
                throw new SipException("no transport is configured");
            }
            ListenerConfig bound =
                    new ListenerConfig(wanted.address(), port, wanted.transports(), wanted.advertisedAddress());
            return new Listener(bound, local, provider);
        } catch (TransportNotSupportedException
                | InvalidArgumentException
                | ObjectInUseException
                | SipException
                | TransportAlreadySupportedException e) {
            throw new SipException("cannot listen on " + host + ":" + port, e);
        }
    }

    private static LocalAddress localAddress(String address) {
        try {
            return new LocalAddress(address);
        } catch (UnknownHostException e) {
            throw new SipException("not an address to listen on: " + address, e);
        }
    }

    private static int freePort(InetAddress address) {
        try {
            return FreePort.find(address);
        } catch (IOException e) {
            throw new SipException("cannot find a free port", e);
        }
    }

    private static SipProvider attach(WatchedStack stack, @Nullable SipProvider provider, ListeningPoint point)
            throws ObjectInUseException, TransportAlreadySupportedException {
        if (provider == null) {
            return stack.createSipProvider(point);
        }
        provider.addListeningPoint(point);
        return provider;
    }

    private static WatchedStack create(SipConfig config, Counters counters, WireTap tap) {
        try {
            return new WatchedStack(config, tls(config), counters, tap);
        } catch (PeerUnavailableException e) {
            throw new SipException("the stack cannot be created", e);
        }
    }

    private static Optional<Tls> tls(SipConfig config) {
        boolean secure = config.allListeners().stream()
                .flatMap(listener -> listener.transports().stream())
                .anyMatch(transport -> transport == SipConfig.Transport.TLS || transport == SipConfig.Transport.WSS);
        return secure ? Optional.of(new Tls(config.tls())) : Optional.empty();
    }

    public void listen(SipListener listener) {
        try {
            for (Listener place : listeners.all()) {
                place.provider().addSipListener(listener);
            }
        } catch (TooManyListenersException e) {
            throw new IllegalStateException(e);
        }
    }

    public Listeners listeners() {
        return listeners;
    }

    public void reloadCertificates() {
        stack.reloadCertificates();
    }

    public int serverTransactions() {
        return stack.getServerTransactionTableSize();
    }

    public int clientTransactions() {
        return stack.getClientTransactionTableSize();
    }

    /** Takes about a second: the stack waits that long for its threads. */
    @Override
    public void close() {
        stop(stack);
    }

    private static void stop(WatchedStack stack) {
        EventScanner scanner = stack.getEventScanner();
        stack.stop();
        // The scanner's thread waits for an event and looks whether it is stopped only after one; without this it
        // stays.
        scanner.addEvent(new EventWrapper(new IOExceptionEvent(stack, "", 0, ""), null));
    }
}
