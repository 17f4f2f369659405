package dev.callwright.agent.tool.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over one connection, to an address chosen before. The JDK's own client looks names up by itself, so that nobody can say
 * which address it will reach; this one connects to the address that was judged, and still asks for, and checks, the name. It
 * follows no redirection. Immutable; blocks.
 */
final class HttpPost {

    private final URI url;
    private final List<String> headers;
    private final SSLSocketFactory tls;

    /**
     * Posts to this address.
     *
     * @param headers  lines to add to every request
     */
    HttpPost(URI url, List<String> headers, SSLSocketFactory tls) {
        this.url = url;
        this.headers = List.copyOf(headers);
        this.tls = tls;
    }

    /** Host of the address, without brackets. */
    String host() {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** A connection that stands, secured if the address wants that. */
    Socket connect(InetAddress address, Deadline deadline) throws IOException {
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(address, port()), deadline.forSocket());
            return secure() ? secured(plain, deadline) : plain;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private Socket secured(Socket plain, Deadline deadline) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host(), port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(deadline.forSocket());
        socket.startHandshake();
        return socket;
    }

    /** Sends a body of JSON and reads the answer. */
    HttpAnswer exchange(Socket socket, List<String> more, byte[] body, int answerLimit, Deadline deadline)
            throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head(more, body.length).getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        socket.setSoTimeout(deadline.forSocket());
        socket.getOutputStream().write(request.toByteArray());
        InputStream in = new BufferedInputStream(new Bounded(socket, deadline));
        return new HttpReader(in, answerLimit).read();
    }

    private String head(List<String> more, int length) {
        StringBuilder head = new StringBuilder("POST ")
                .append(target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getRawAuthority())
                .append("\r\nConnection: close\r\nAccept: application/json, text/plain\r\nUser-Agent: callwright\r\n")
                .append("Content-Type: application/json\r\nContent-Length: ")
                .append(length)
                .append("\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        more.forEach(line -> head.append(line).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private String target() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    }

    private boolean secure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    private int port() {
        return url.getPort() >= 0 ? url.getPort() : secure() ? 443 : 80;
    }

    /** Every read ends by the deadline, so that one who answers drop by drop does not outlast it. */
    private static final class Bounded extends FilterInputStream {

        private final Socket socket;
        private final Deadline deadline;

        Bounded(Socket socket, Deadline deadline) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
            this.deadline = deadline;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            socket.setSoTimeout(deadline.forSocket());
            return super.read(into, offset, length);
        }

        @Override
        public int read() throws IOException {
            socket.setSoTimeout(deadline.forSocket());
            return super.read();
        }
    }
}
