package dev.callwright.sip.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A phone that is nothing but a UDP socket and hand-written text. */
public final class RawPhone implements AutoCloseable {

    public static final String SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final String callId = UUID.randomUUID().toString();

    public RawPhone(int serverPort) {
        try {
            this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
            this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String callId() {
        return callId;
    }

    public static String branch() {
        return "z9hG4bK" + UUID.randomUUID();
    }

    /** A request with what every request needs; further headers come as whole lines. */
    public String request(String method, int cseq, String toTag, String body, String... headers) {
        return requestIn(branch(), method, cseq, toTag, body, headers);
    }

    public String requestIn(String branch, String method, int cseq, String toTag, String body, String... headers) {
        String via = "SIP/2.0/UDP 127.0.0.1:" + port() + ";branch=" + branch + ";rport";
        return requestVia(via, method, cseq, toTag, body, headers);
    }

    public String requestVia(String via, String method, int cseq, String toTag, String body, String... headers) {
        StringBuilder text = new StringBuilder();
        text.append(method)
                .append(" sip:agent@127.0.0.1:")
                .append(server.getPort())
                .append(" SIP/2.0\r\n");
        text.append("Via: ").append(via).append("\r\n");
        text.append("From: \"Raw\" <sip:raw@127.0.0.1>;tag=raw\r\n");
        text.append("To: <sip:agent@127.0.0.1>")
                .append(toTag.isEmpty() ? "" : ";tag=" + toTag)
                .append("\r\n");
        text.append("Call-ID: ").append(callId).append("\r\n");
        text.append("CSeq: ").append(cseq).append(' ').append(method).append("\r\n");
        text.append("Max-Forwards: 70\r\n");
        text.append("Contact: <sip:raw@127.0.0.1:").append(port()).append(">\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        return text.toString();
    }

    public void send(String message) {
        send(message.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] message) {
        try {
            socket.send(new DatagramPacket(message, message.length, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message; fails when none comes. */
    public RawMessage receive() {
        return receive(PATIENCE).orElseThrow(() -> new AssertionError("nothing came"));
    }

    /** The next message that is a final response or a request. */
    public RawMessage receiveFinal() {
        RawMessage message = receive();
        while (message.status() >= 100 && message.status() < 200) {
            message = receive();
        }
        return message;
    }

    /**
     * The next request with this CSeq, e.g. {@code 2 INVITE}; whatever else comes, repetitions above all, is skipped.
     */
    public RawMessage receiveRequestNumbered(String cseq) {
        RawMessage message = receive();
        while (message.status() != 0 || !message.header("CSeq").equals(cseq)) {
            message = receive();
        }
        return message;
    }

    /** The next final response to the request with this CSeq, e.g. {@code 1 INVITE}; whatever else comes is skipped. */
    public RawMessage receiveAnswer(String cseq) {
        RawMessage message = receiveFinal();
        while (!message.header("CSeq").equals(cseq) || message.status() == 0) {
            message = receiveFinal();
        }
        return message;
    }

    /** Sends a request and waits for its final response. */
    public RawMessage exchange(String request) {
        send(request);
        return receiveAnswer(new RawMessage(request).header("CSeq"));
    }

    /** The next request of this method; whatever else comes is skipped. */
    public RawMessage receiveRequest(String method) {
        RawMessage message = receive();
        while (!message.isRequest(method)) {
            message = receive();
        }
        return message;
    }

    public Optional<RawMessage> receive(Duration patience) {
        try {
            socket.setSoTimeout(Math.max(1, (int) patience.toMillis()));
            DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
            socket.receive(packet);
            return Optional.of(
                    new RawMessage(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8)));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers a request with this status, a tag of ours, and perhaps SDP. */
    public void answer(RawMessage request, String status, String tag, String body, String... headers) {
        StringBuilder text = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
        request.all("Via").forEach(via -> text.append("Via: ").append(via).append("\r\n"));
        text.append("From: ").append(request.header("From")).append("\r\n");
        String to = request.header("To");
        text.append("To: ")
                .append(to)
                .append(to.contains("tag=") ? "" : ";tag=" + tag)
                .append("\r\n");
        text.append("Call-ID: ").append(request.header("Call-ID")).append("\r\n");
        text.append("CSeq: ").append(request.header("CSeq")).append("\r\n");
        text.append("Contact: <sip:raw@127.0.0.1:").append(port()).append(">\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        text.append(body.isEmpty() ? "" : "Content-Type: application/sdp\r\n");
        text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        send(text.toString());
    }

    @Override
    public void close() {
        socket.close();
    }
}
