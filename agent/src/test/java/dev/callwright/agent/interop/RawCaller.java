package dev.callwright.agent.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SIP written by hand over UDP, for what no phone would send and to read what comes back. It never sends RTP. */
final class RawCaller implements AutoCloseable {

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final String callId = UUID.randomUUID().toString();
    private String toTag = "";
    private int sequence;

    RawCaller(int serverPort) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            this.server = new InetSocketAddress(loopback, serverPort);
            this.socket = new DatagramSocket(new InetSocketAddress(loopback, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A description of audio at a port where nobody listens. */
    static String audio(String formats, String direction) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP "
                + formats + "\r\na=" + direction + "\r\n";
    }

    /** Sends an INVITE, or a re-INVITE once there is a dialog, acknowledges its final response and returns that. */
    String invite(String number, String sdp) {
        sequence++;
        String branch = branch();
        send(request("INVITE", number, branch, sdp));
        String response = await(message -> status(message) >= 200);
        boolean accepted = status(response) < 300;
        String reached = header(response, "To");
        String before = toTag;
        toTag = reached.substring(reached.indexOf(";tag="));
        send(request("ACK", number, accepted ? branch() : branch, ""));
        toTag = accepted ? toTag : before;
        return response;
    }

    /** Waits for a BYE and answers it. */
    void awaitBye() {
        answer("BYE", "200 OK");
    }

    /** Waits for a REFER and accepts it. */
    void awaitRefer() {
        answer("REFER", "202 Accepted");
    }

    private void answer(String method, String status) {
        String request = await(message -> message.startsWith(method + " "));
        StringBuilder answer = new StringBuilder("SIP/2.0 " + status + "\r\n");
        request.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
                .forEach(line -> answer.append(line).append("\r\n"));
        send(answer + "Content-Length: 0\r\n\r\n");
    }

    /** Whether a BYE comes within this time. */
    boolean hearsByeWithin(Duration time) {
        return receive(message -> message.startsWith("BYE "), time).startsWith("BYE ");
    }

    /** Whether anything at all comes within this time. */
    boolean hearsAnythingWithin(Duration time) {
        return !receive(_ -> true, time).isEmpty();
    }

    /** Hangs up. */
    void bye(String number) {
        sequence++;
        send(request("BYE", number, branch(), ""));
        await(message -> status(message) == 200);
    }

    /** An INVITE of a call that does not exist yet, to be spoilt. */
    String pristineInvite(String number) {
        sequence++;
        return request("INVITE", number, branch(), audio("0", "sendrecv"));
    }

    void send(String message) {
        send(message.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] message) {
        try {
            socket.send(new DatagramPacket(message, message.length, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int status(String message) {
        return message.startsWith("SIP/2.0 ") ? Integer.parseInt(message.substring(8, 11)) : 0;
    }

    /** The value of the first header of this name; empty if there is none. */
    static String header(String message, String name) {
        Matcher line = Pattern.compile("(?im)^" + name + ":[ \t]*(.*?)\r?$").matcher(message);
        return line.find() ? line.group(1) : "";
    }

    @Override
    public void close() {
        socket.close();
    }

    private String request(String method, String number, String branch, String body) {
        return method + " sip:" + number + "@127.0.0.1:" + server.getPort() + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=" + branch + ";rport\r\n"
                + "From: <sip:raw@127.0.0.1>;tag=raw\r\n"
                + "To: <sip:" + number + "@127.0.0.1>" + toTag + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + sequence + " " + method + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "Contact: <sip:raw@127.0.0.1:" + socket.getLocalPort() + ">\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String branch() {
        return "z9hG4bK" + UUID.randomUUID();
    }

    private String await(Predicate<String> wanted) {
        String message = receive(wanted, Lab.SOON);
        if (message.isEmpty()) {
            throw new AssertionError("the awaited message did not come");
        }
        return message;
    }

    /** The next message that is wanted, or an empty string when none comes in time. */
    private String receive(Predicate<String> wanted, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        try {
            for (long left = limit.toMillis(); left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
                socket.setSoTimeout((int) left);
                packet.setLength(65_536);
                socket.receive(packet);
                String message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (SocketTimeoutException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "";
    }
}
