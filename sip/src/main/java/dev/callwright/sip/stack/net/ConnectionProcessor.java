package dev.callwright.sip.stack.net;

import dev.callwright.sip.stack.text.LogText;
import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageProcessor;
import gov.nist.javax.sip.stack.MessageChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for TCP, TLS or WebSocket connections and opens the first two; each connection is read by a virtual thread of its
 * own. The stack's own TLS shakes hands without a bound, and knows one certificate; its TCP sends no keep-alives, and
 * writes without a bound. Thread-safe.
 */
final class ConnectionProcessor extends ConnectionOrientedMessageProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionProcessor.class);
    private static final int LIMIT = 1_000;
    private static final Duration REST = Duration.ofMillis(200);
    private static final int TCP_PORT = 5060;
    private static final int TLS_PORT = 5061;

    private final WatchedStack stack;
    private final boolean secure;
    private final boolean webSocket;
    private final Connections connections;
    private final Semaphore room = new Semaphore(LIMIT);
    private volatile @Nullable ServerSocket server;
    private volatile @Nullable Thread pinger;

    ConnectionProcessor(WatchedStack stack, InetAddress address, int port, String transport) {
        super(address, port, transport, stack);
        this.stack = stack;
        this.secure = transport.equals("TLS") || transport.equals("WSS");
        this.webSocket = transport.startsWith("WS");
        this.connections = new Connections(transport);
    }

    @Override
    public void start() throws IOException {
        ServerSocket bound = stack.getNetworkLayer().createServerSocket(getPort(), 0, getIpAddress());
        server = bound;
        Thread.ofVirtual().name("sip-accept-" + getTransport()).start(() -> accept(bound));
        if (stack.keepAlive().isPositive()) {
            pinger = Thread.ofVirtual().name("sip-keep-alive-" + getTransport()).start(() -> keepAlive(bound));
        }
    }

    private void accept(ServerSocket bound) {
        while (!bound.isClosed()) {
            try {
                Socket socket = bound.accept();
                if (room.tryAcquire()) {
                    Thread.ofVirtual().name("sip-" + getTransport()).start(() -> serve(socket));
                } else {
                    stack.counters().dropped.increment();
                    socket.close();
                }
            } catch (SocketException e) {
                LOG.atDebug().setCause(e).log("not accepting connections");
                rest(bound);
            } catch (IOException e) {
                LOG.atDebug().setCause(e).log("a connection was lost before it was accepted");
            }
        }
    }

    /** Out of file descriptors, say: the next attempt would fail as fast as it is made. */
    private static void rest(ServerSocket bound) {
        if (!bound.isClosed()) {
            LockSupport.parkNanos(REST.toNanos());
        }
    }

    /** From the handshake to the end of a connection a peer opened. */
    private void serve(Socket plain) {
        try (plain) {
            plain.setTcpNoDelay(true);
            Socket socket = secure ? stack.tls().accept(plain) : plain;
            ConnectionInput input = new ConnectionInput(socket);
            Framing framing = webSocket ? WebSocketFraming.accept(socket, input) : new StreamFraming(input);
            Connection connection = new Connection(this, plain, socket, framing, Connection.Origin.PEER);
            connections.add(connection);
            connection.run();
        } catch (IOException e) {
            stack.counters().dropped.increment();
            LOG.atDebug()
                    .addKeyValue("transport", getTransport())
                    .addKeyValue("reason", LogText.of(String.valueOf(e.getMessage())))
                    .log("a connection was not taken");
        } finally {
            room.release();
        }
    }

    /** Keeps NAT bindings open, and notices peers that are gone (RFC 5626 §3.5.1). */
    private void keepAlive(ServerSocket bound) {
        try {
            while (!bound.isClosed()) {
                Thread.sleep(stack.keepAlive());
                connections.all().forEach(Connection::keepAlive);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void closed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public void stop() {
        ServerSocket bound = server;
        if (bound != null) {
            try {
                bound.close();
            } catch (IOException e) {
                LOG.atDebug().setCause(e).log("a listening socket did not close");
            }
        }
        Thread pinging = pinger;
        if (pinging != null) {
            pinging.interrupt();
        }
        connections.all().forEach(Connection::close);
    }

    @Override
    public MessageChannel createMessageChannel(HostPort target) throws IOException {
        return resumed(
                target.getInetAddress(), target.getPort(), target.getHost().getHostname());
    }

    @Override
    public MessageChannel createMessageChannel(InetAddress host, int port) throws IOException {
        return resumed(host, port, host.getHostAddress());
    }

    /**
     * The connection with this peer for what begins here, opened if there is none. One the peer opened will do only where no
     * host name is asked for.
     *
     * @param name host name or address its certificate must be for
     */
    Connection connection(InetAddress host, int port, String name) throws IOException {
        int target = port > 0 ? port : getDefaultTargetPort();
        Optional<Connection> known = connections.named(host, target, secure ? name : Connections.NO_NAME);
        if (known.isEmpty() && isAddress(name)) {
            known = connections.named(host, target, Connections.NO_NAME);
        }
        return known.isPresent() ? known.get() : open(host, target, name);
    }

    private static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.chars().noneMatch(Character::isLetter);
    }

    /** The connection a call came over, whoever opened it; opened if it is gone, for this name. */
    Connection resumed(InetAddress host, int port, String name) throws IOException {
        int target = port > 0 ? port : getDefaultTargetPort();
        Optional<Connection> known = connections.with(host, target);
        return known.isPresent() ? known.get() : open(host, target, name);
    }

    private Connection open(InetAddress host, int port, String name) throws IOException {
        if (webSocket) {
            // RFC 7118 §5: only the browser opens connections.
            throw new SocketException("the WebSocket connection is gone");
        }
        if (!room.tryAcquire()) {
            throw new SocketException("too many connections");
        }
        boolean taken = false;
        try {
            Connection opened = connect(host, port, name);
            Optional<Connection> other = connections.addUnlessThere(opened);
            if (other.isPresent()) {
                opened.close();
                return other.get();
            }
            Thread.ofVirtual().name("sip-" + getTransport()).start(() -> runToTheEnd(opened));
            taken = true;
            return opened;
        } finally {
            if (!taken) {
                room.release();
            }
        }
    }

    private Connection connect(InetAddress host, int port, String name) throws IOException {
        Socket plain = stack.getNetworkLayer().createSocket(host, port, getIpAddress());
        Socket socket = secure ? stack.tls().connect(plain, name, port) : plain;
        Connection.Origin origin = new Connection.Origin(true, secure ? name : Connections.NO_NAME);
        return new Connection(this, plain, socket, new StreamFraming(new ConnectionInput(socket)), origin);
    }

    private void runToTheEnd(Connection connection) {
        try {
            connection.run();
        } finally {
            room.release();
        }
    }

    WatchedStack stack() {
        return stack;
    }

    @Override
    public int getDefaultTargetPort() {
        return secure ? TLS_PORT : TCP_PORT;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public boolean inUse() {
        return !connections.all().isEmpty();
    }
}
