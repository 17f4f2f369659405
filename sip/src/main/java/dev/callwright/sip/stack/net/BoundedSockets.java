package dev.callwright.sip.stack.net;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stack's sockets, each with a bound. Created by the stack by name. Thread-safe after {@link #setSipStack}.
 */
public final class BoundedSockets implements NetworkLayer {

    private static final int CONNECT_TIMEOUT_MILLIS = 4_000;
    private static final int BACKLOG = 128;

    private @Nullable WatchedStack stack;

    @Override
    public void setSipStack(SipStackImpl sipStack) {
        this.stack = (WatchedStack) sipStack;
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
        WatchedStack owner = stack;
        if (owner == null) {
            throw new SocketException("no stack");
        }
        return new BoundedDatagramSocket(new InetSocketAddress(address, port), owner);
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return new DatagramSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return new ServerSocket(port, BACKLOG, address);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return connect(new InetSocketAddress(address, port), new InetSocketAddress(0));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local) throws IOException {
        return connect(new InetSocketAddress(address, port), new InetSocketAddress(local, 0));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return connect(new InetSocketAddress(address, port), new InetSocketAddress(local, localPort));
    }

    private static Socket connect(InetSocketAddress remote, InetSocketAddress local) throws IOException {
        Socket socket = new Socket();
        try {
            socket.bind(local);
            socket.setTcpNoDelay(true);
            socket.connect(remote, CONNECT_TIMEOUT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            // The stack forgets a connection that failed only for this type.
            throw e instanceof SocketException ? e : new SocketException(e.toString());
        }
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException("TLS is put on plain sockets, see Tls");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) {
        throw new UnsupportedOperationException("TLS is put on plain sockets, see Tls");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress local) {
        throw new UnsupportedOperationException("TLS is put on plain sockets, see Tls");
    }
}
