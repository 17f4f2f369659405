package dev.callwright.sip.stack;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageProcessor;
import gov.nist.javax.sip.stack.MessageChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for TLS or WebSocket connections and opens TLS ones; each connection is read by a virtual thread of its own.
 * The stack's own TLS shakes hands without a bound, and knows one certificate. Thread-safe.
 */
final class ConnectionProcessor extends ConnectionOrientedMessageProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionProcessor.class);
    private static final int LIMIT = 1_000;
    private static final int TLS_PORT = 5061;

    private final WatchedStack stack;
    private final boolean secure;
    private final boolean webSocket;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(LIMIT);
    private volatile @Nullable ServerSocket server;

    ConnectionProcessor(WatchedStack stack, InetAddress address, int port, String transport) {
        super(address, port, transport, stack);
        this.stack = stack;
        this.secure = !transport.equals("WS");
        this.webSocket = !transport.equals("TLS");
    }

    @Override
    public void start() throws IOException {
        ServerSocket bound = stack.getNetworkLayer().createServerSocket(getPort(), 0, getIpAddress());
        server = bound;
        Thread.ofVirtual().name("sip-accept-" + getTransport()).start(() -> accept(bound));
        if (stack.keepAlive().isPositive()) {
            Thread.ofVirtual().name("sip-keep-alive-" + getTransport()).start(() -> keepAlive(bound));
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
            } catch (IOException e) {
                LOG.atDebug().setCause(e).log("a connection was lost before it was accepted");
            }
        }
    }

    /** From the handshake to the end of a connection a peer opened. */
    private void serve(Socket plain) {
        try (plain) {
            plain.setTcpNoDelay(true);
            Socket socket = secure ? stack.tls().accept(plain) : plain;
            ConnectionInput input = new ConnectionInput(socket);
            Framing framing = webSocket ? WebSocketFraming.accept(socket, input) : new StreamFraming(input);
            Connection connection = new Connection(stack, this, socket, framing, false);
            connections.put(connection.getKey(), connection);
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
                connections.values().forEach(Connection::keepAlive);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void closed(Connection connection) {
        connections.remove(connection.getKey(), connection);
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
        connections.values().forEach(Connection::close);
    }

    @Override
    public MessageChannel createMessageChannel(HostPort target) throws IOException {
        return connection(
                target.getInetAddress(), target.getPort(), target.getHost().getHostname());
    }

    @Override
    public MessageChannel createMessageChannel(InetAddress host, int port) throws IOException {
        return connection(host, port, host.getHostAddress());
    }

    /**
     * The connection with this peer, opened if there is none.
     *
     * @param name what its certificate must be for
     */
    Connection connection(InetAddress host, int port, String name) throws IOException {
        int target = port > 0 ? port : getDefaultTargetPort();
        Connection known = connections.get(MessageChannel.getKey(host, target, getTransport()));
        if (known != null) {
            return known;
        }
        if (webSocket) {
            // RFC 7118 §5: only the browser opens connections.
            throw new SocketException("the WebSocket connection is gone");
        }
        return open(host, target, name);
    }

    private Connection open(InetAddress host, int port, String name) throws IOException {
        Socket socket =
                stack.tls().connect(stack.getNetworkLayer().createSocket(host, port, getIpAddress()), name, port);
        Connection opened = new Connection(stack, this, socket, new StreamFraming(new ConnectionInput(socket)), true);
        Connection other = connections.putIfAbsent(opened.getKey(), opened);
        if (other != null) {
            opened.close();
            return other;
        }
        Thread.ofVirtual().name("sip-" + getTransport()).start(opened);
        return opened;
    }

    @Override
    public int getDefaultTargetPort() {
        return TLS_PORT;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public boolean inUse() {
        return !connections.isEmpty();
    }
}
