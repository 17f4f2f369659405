package dev.callwright.sip.stack;

import dev.callwright.config.SipConfig;
import dev.callwright.sip.SipException;
import dev.callwright.sip.WireTap;
import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import java.io.IOException;
import java.net.InetAddress;
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
final class JainStack implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final WatchedStack stack;
    private final SipProvider provider;
    private final int port;

    private JainStack(WatchedStack stack, SipProvider provider, int port) {
        this.stack = stack;
        this.provider = provider;
        this.port = port;
    }

    /** Binds the configured port, or a free one for 0. Nothing is received before {@link #listen}. */
    static JainStack bind(SipConfig config, InetAddress address, Counters counters, WireTap tap) {
        SipException last = new SipException("no transport is configured");
        for (int i = 0; i < (config.port() == 0 ? ATTEMPTS : 1); i++) {
            try {
                return bind(
                        config, address, config.port() == 0 ? FreePort.find(address) : config.port(), counters, tap);
            } catch (SipException e) {
                last = e;
            } catch (IOException e) {
                last = new SipException("cannot find a free port", e);
            }
        }
        throw last;
    }

    private static JainStack bind(SipConfig config, InetAddress address, int port, Counters counters, WireTap tap) {
        WatchedStack stack = create(config, counters, tap);
        try {
            SipProvider provider = null;
            for (SipConfig.Transport transport : config.transports()) {
                ListeningPoint point = stack.createListeningPoint(address.getHostAddress(), port, transport.name());
                provider = attach(stack, provider, point);
                if (transport == SipConfig.Transport.UDP && !stack.awaitReceiving()) {
                    throw new SipException("the UDP socket is not read");
                }
            }
            if (provider == null) {
                throw new SipException("no transport is configured");
            }
            return new JainStack(stack, provider, port);
        } catch (TransportNotSupportedException
                | InvalidArgumentException
                | ObjectInUseException
                | SipException
                | TransportAlreadySupportedException e) {
            stop(stack);
            throw new SipException("cannot listen on " + address.getHostAddress() + ":" + port, e);
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
            boolean silent = config.unknownSource() == SipConfig.UnknownSource.SILENCE;
            return new WatchedStack(StackProperties.of(config), counters, silent, tap);
        } catch (PeerUnavailableException e) {
            throw new SipException("the stack cannot be created", e);
        }
    }

    void listen(SipListener listener) {
        try {
            provider.addSipListener(listener);
        } catch (TooManyListenersException e) {
            throw new IllegalStateException(e);
        }
    }

    SipProvider provider() {
        return provider;
    }

    int port() {
        return port;
    }

    int serverTransactions() {
        return stack.getServerTransactionTableSize();
    }

    int clientTransactions() {
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
