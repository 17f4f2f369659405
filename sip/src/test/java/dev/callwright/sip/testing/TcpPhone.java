package dev.callwright.sip.testing;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A phone that is nothing but a TCP connection and hand-written text. */
public final class TcpPhone implements Closeable {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Socket socket;
    private final int contactPort;
    private final String callId = UUID.randomUUID().toString();

    public TcpPhone(int serverPort, int contactPort) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), serverPort), contactPort);
    }

    public TcpPhone(Socket socket, int contactPort) throws IOException {
        this.socket = socket;
        this.contactPort = contactPort;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** A request with what every request needs; further headers come as whole lines. */
    public String request(String method, int cseq, String toTag, String body, String... headers) {
        return method + " sip:agent@127.0.0.1 SIP/2.0\r\n"
                + "Via: SIP/2.0/TCP 127.0.0.1:" + contactPort + ";branch=" + RawPhone.branch() + "\r\n"
                + "From: <sip:raw@127.0.0.1>;tag=raw\r\n"
                + "To: <sip:agent@127.0.0.1>" + (toTag.isEmpty() ? "" : ";tag=" + toTag) + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + cseq + " " + method + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "Contact: <sip:raw@127.0.0.1:" + contactPort + ";transport=tcp>\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** A 200 to this request. */
    public String ok(RawMessage request) {
        StringBuilder text = new StringBuilder("SIP/2.0 200 OK\r\n");
        for (String name : new String[] {"Via", "From", "To", "Call-ID", "CSeq"}) {
            request.all(name)
                    .forEach(value ->
                            text.append(name).append(": ").append(value).append("\r\n"));
        }
        return text.append("Content-Length: 0\r\n\r\n").toString();
    }

    public void send(String message) throws IOException {
        socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** The next message, read up to its Content-Length. */
    public RawMessage receive() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            // A lone line end answers a keep-alive.
            if (head.size() > 0 || (next != '\r' && next != '\n')) {
                head.write(next);
            }
        }
        RawMessage message = new RawMessage(head.toString(StandardCharsets.UTF_8));
        byte[] body = in.readNBytes(Integer.parseInt(message.header("Content-Length")));
        return new RawMessage(message.text() + new String(body, StandardCharsets.UTF_8));
    }

    /** The next bytes are a keep-alive (RFC 5626 §3.5.1); fails when none comes. */
    public boolean isPinged() throws IOException {
        return new String(socket.getInputStream().readNBytes(4), StandardCharsets.UTF_8).equals("\r\n\r\n");
    }

    /** Says that nothing more will be sent, and waits until the other side has noticed. */
    public boolean end() throws IOException {
        socket.shutdownOutput();
        return isClosedByPeer();
    }

    public RawMessage receiveFinal() throws IOException {
        RawMessage message = receive();
        while (message.status() >= 100 && message.status() < 200) {
            message = receive();
        }
        return message;
    }

    /** The next request of this method; whatever else comes is skipped. */
    public RawMessage receiveRequest(String method) throws IOException {
        RawMessage message = receive();
        while (!message.isRequest(method)) {
            message = receive();
        }
        return message;
    }

    /** Reads until the other side closes; false when it does not. */
    public boolean isClosedByPeer() throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // Whatever came before.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
