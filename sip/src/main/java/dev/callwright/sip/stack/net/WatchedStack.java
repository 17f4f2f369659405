package dev.callwright.sip.stack.net;

import dev.callwright.config.SipConfig;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.stack.text.DialogKey;
import dev.callwright.sip.stack.tls.Tls;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sip.PeerUnavailableException;
import javax.sip.address.Hop;

/**
 * The stack with the counters of its endpoint. The stack creates its parser factory and network layer by class name and
 * passes them nothing but itself, so what they count into has to hang here. Thread-safe.
 */
final class WatchedStack extends SipStackImpl {

    private static final long START_SECONDS = 10;

    private final Counters counters;
    private final boolean silent;
    private final WireTap tap;
    private final Optional<Tls> tls;
    private final Duration keepAlive;
    private final Backlog backlog = new Backlog();
    private final Map<InetSocketAddress, CountDownLatch> receiving = new ConcurrentHashMap<>();

    WatchedStack(SipConfig config, Optional<Tls> tls, Counters counters, WireTap tap) throws PeerUnavailableException {
        super(StackProperties.of(config));
        this.counters = counters;
        this.silent = config.unknownSource() == SipConfig.UnknownSource.SILENCE;
        this.tap = tap;
        this.keepAlive = config.keepAlive();
        this.tls = tls;
    }

    /**
     * Whether a malformed message is to be left without an answer, so that a scanner learns nothing from sending one.
     */
    boolean isSilent() {
        return silent;
    }

    /** To be asked for only by what speaks it. */
    Tls tls() {
        return tls.orElseThrow();
    }

    void reloadCertificates() {
        tls.ifPresent(Tls::reload);
    }

    Duration keepAlive() {
        return keepAlive;
    }

    /**
     * TLS connections are opened with the name the hop is known by, which the certificate must be for. Within a dialog that
     * has no name to go by, the connection it came over will do.
     */
    @Override
    public MessageChannel createMessageChannel(SIPRequest request, MessageProcessor processor, Hop hop)
            throws IOException {
        if (processor instanceof ConnectionProcessor connections && hop instanceof NamedHop named) {
            return connections.connection(named.address(), hop.getPort(), named.name());
        }
        if (processor instanceof ConnectionProcessor connections
                && DialogKey.toTag(request).isEmpty()) {
            return connections.connection(InetAddress.getByName(hop.getHost()), hop.getPort(), hop.getHost());
        }
        return super.createMessageChannel(request, processor, hop);
    }

    /** The same for what has no transaction, such as the ACK of a 2xx; null is how the stack is told of a failure. */
    @Override
    @SuppressWarnings("NullAway")
    public MessageChannel createRawMessageChannel(String address, int port, Hop hop) throws UnknownHostException {
        if (hop instanceof NamedHop named) {
            for (MessageProcessor processor : getMessageProcessors()) {
                if (processor instanceof ConnectionProcessor connections
                        && processor.getTransport().equalsIgnoreCase(named.transport())
                        && processor.getPort() == port
                        && processor.getIpAddress().getHostAddress().equals(address)) {
                    try {
                        return connections.connection(named.address(), named.port(), named.name());
                    } catch (IOException e) {
                        return null;
                    }
                }
            }
        }
        return super.createRawMessageChannel(address, port, hop);
    }

    WireTap tap() {
        return tap;
    }

    Counters counters() {
        return counters;
    }

    Backlog backlog() {
        return backlog;
    }

    /** The receiving thread has made its worker and asks for the first datagram. */
    void receiving(InetSocketAddress bound) {
        latch(bound).countDown();
    }

    /**
     * Waits for {@link #receiving}: a stack stopped before that would leave the worker behind. False when it took too
     * long.
     */
    boolean awaitReceiving(InetAddress address, int port) {
        try {
            return latch(new InetSocketAddress(address, port)).await(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CountDownLatch latch(InetSocketAddress bound) {
        return receiving.computeIfAbsent(bound, address -> new CountDownLatch(1));
    }
}
