package dev.callwright.sip.stack.net;

import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.tls.Deadline;
import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import gov.nist.javax.sip.stack.MessageChannel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sip.message.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP, TLS or WebSocket connection as the stack sees it. Requests and responses both stay on it; only a response for which
 * it has gone is sent to where the request's Via says (RFC 3261 §18.2.2).
 * Reading is one thread's, which is the caller of {@link #run}; writing is thread-safe.
 */
final class Connection extends ConnectionOrientedMessageChannel {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final byte[] PING = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Set<Class<?>> INDISPENSABLE = Set.of(
            From.class,
            To.class,
            CSeq.class,
            Via.class,
            CallID.class,
            ContentLength.class,
            RequestLine.class,
            StatusLine.class);

    private static final int WRITE_MILLIS = 5_000;

    private final WatchedStack stack;
    private final ConnectionProcessor processor;
    private final Socket plain;
    private final Socket socket;
    private final String name;
    private final OutputStream out;
    private final Framing framing;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean keptAlive;

    /**
     * How it came about.
     *
     * @param ours  whether we opened it
     * @param name  what the certificate of the peer was checked for; empty for nothing
     */
    record Origin(boolean ours, String name) {

        static final Origin PEER = new Origin(false, Connections.NO_NAME);
    }

    /** The plain socket is what TLS is put upon, or the same again. */
    Connection(ConnectionProcessor processor, Socket plain, Socket socket, Framing framing, Origin origin)
            throws IOException {
        super(processor.stack());
        this.stack = processor.stack();
        this.processor = processor;
        this.plain = plain;
        this.name = origin.name();
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.framing = framing;
        this.keptAlive = origin.ours();
        this.messageProcessor = processor;
        this.peerAddress = socket.getInetAddress();
        this.peerPort = socket.getPort();
        this.peerProtocol = getTransport();
        this.myAddress = processor.getIpAddress().getHostAddress();
        this.myPort = processor.getPort();
        this.key = MessageChannel.getKey(peerAddress, peerPort, getTransport());
    }

    /** What the certificate of the peer was checked for; empty for nothing. */
    String name() {
        return name;
    }

    /** Reads until the connection ends. */
    @Override
    public void run() {
        MessageParser parser = stack.getMessageParserFactory().createMessageParser(stack);
        try {
            while (true) {
                switch (framing.next()) {
                    case Framing.Frame.Message(ByteBuffer bytes) -> receive(parser, bytesOf(bytes));
                    case Framing.Frame.Ping() -> sendSingleCLRF();
                    case Framing.Frame.Reply(ByteBuffer frame) -> write(bytesOf(frame));
                }
            }
        } catch (IOException e) {
            LOG.atDebug()
                    .addKeyValue("peer", key)
                    .addKeyValue("reason", LogText.of(String.valueOf(e.getMessage())))
                    .log("a connection ended");
        } finally {
            close();
        }
    }

    private static byte[] bytesOf(ByteBuffer frame) {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private void receive(MessageParser parser, byte[] bytes) throws IOException {
        try {
            SIPMessage message = parser.parseSIPMessage(bytes, true, false, this);
            if (message != null) {
                keepIfCall(message);
                processMessage(message);
            }
        } catch (ParseException e) {
            refuse(bytes, e);
        } catch (Exception e) {
            // The stack throws whatever it likes; the connection serves other calls as well.
            stack.counters().faults.increment();
            LOG.atDebug().setCause(e).log("a message could not be processed");
        }
    }

    private void refuse(byte[] bytes, ParseException problem) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String refusal = text.startsWith("SIP/") || text.startsWith("ACK ") ? null : createBadReqRes(text, problem);
        if (refusal != null) {
            write(framing.frame(refusal.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Headers we can do without are set aside; the message counts as malformed for the others. */
    @Override
    @SuppressWarnings("rawtypes")
    public void handleException(
            ParseException problem, SIPMessage message, Class headerClass, String header, String text)
            throws ParseException {
        if (headerClass != null && INDISPENSABLE.contains(headerClass)) {
            throw problem;
        }
        message.addUnparsed(header);
    }

    private void keepIfCall(SIPMessage message) {
        if (message.getCSeq() != null && Request.INVITE.equals(message.getCSeq().getMethod())) {
            keptAlive = true;
        }
    }

    /** Says that we live, where a call may depend on the connection. */
    void keepAlive() {
        if (keptAlive) {
            try {
                write(framing.frame(PING));
            } catch (IOException e) {
                close();
            }
        }
    }

    @Override
    public void sendSingleCLRF() throws IOException {
        write(framing.frame(PONG));
    }

    @Override
    public void sendMessage(SIPMessage message) throws IOException {
        long time = System.currentTimeMillis();
        keepIfCall(message);
        byte[] frame = framing.frame(message.encodeAsBytes(getTransport()));
        if (message instanceof SIPResponse response) {
            respond(response, frame);
        } else {
            write(frame);
        }
        message.setRemoteAddress(peerAddress);
        message.setRemotePort(peerPort);
        message.setLocalAddress(processor.getIpAddress());
        message.setLocalPort(getPort());
        if (!(message instanceof SIPRequest request && request.isNullRequest())) {
            logMessage(message, peerAddress, peerPort, time);
        }
    }

    @Override
    protected void sendMessage(byte[] message, boolean reconnect) throws IOException {
        write(framing.frame(message));
    }

    @Override
    protected void sendMessage(byte[] message, InetAddress receiver, int port, boolean reconnect) throws IOException {
        write(framing.frame(message));
    }

    private void respond(SIPResponse response, byte[] frame) throws IOException {
        try {
            write(frame);
        } catch (IOException e) {
            int port = response.getTopmostVia().getPort();
            if (port <= 0 || port == peerPort) {
                throw e;
            }
            processor.resumed(peerAddress, port, peerAddress.getHostAddress()).write(frame);
        }
    }

    /** A peer that stops reading loses its connection. TLS would wait for its turn to say so: the plain socket does not. */
    private void write(byte[] frame) throws IOException {
        writing.lock();
        try (Deadline _ = new Deadline(plain, WRITE_MILLIS)) {
            out.write(frame);
            out.flush();
        } catch (IOException e) {
            plain.close();
            throw e;
        } finally {
            writing.unlock();
        }
    }

    @Override
    protected void close(boolean removeSocket, boolean stopKeepAlive) {
        processor.closed(this);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a connection did not close");
        }
    }

    @Override
    public String getTransport() {
        return processor.getTransport().toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean isSecure() {
        return processor.isSecure();
    }
}
