package dev.callwright.sip.stack.net;

import dev.callwright.sip.stack.text.HeadRules;
import dev.callwright.sip.stack.text.MessageHead;
import dev.callwright.sip.stack.text.Screening;
import dev.callwright.sip.stack.text.Sip;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.UDPMessageChannel;
import java.text.ParseException;
import java.util.List;
import java.util.regex.Pattern;
import javax.sip.address.SipURI;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * The stack's parser with its failures made alike: whatever goes wrong is a {@link ParseException}, which the stack
 * answers with 400 where it can, or nothing at all where unknown sources are to hear nothing. Left alone, a message
 * without CSeq ends in a null pointer and an error that overflows the parser's stack would end the only receiving
 * thread. Owner: the stack thread that reads one transport or connection.
 */
final class CountingParser implements MessageParser {

    private static final int MAX_FORWARDS = 70;
    private static final Pattern OTHER_VERSION = Pattern.compile(" SIP/\\d{1,3}\\.\\d{1,3}$", Pattern.CASE_INSENSITIVE);
    private static final String MAGIC_COOKIE = "z9hG4bK";
    private static final String NOBODY = "<sip:missing@invalid.invalid>";
    private static final String VERSION = "SIP/2.0";

    private final StringMsgParser parser = new StringMsgParser();
    private final WatchedStack stack;

    CountingParser(WatchedStack stack) {
        this.stack = stack;
    }

    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean readBody, boolean strict, @Nullable ParseExceptionListener listener)
            throws ParseException {
        if (listener instanceof UDPMessageChannel) {
            stack.backlog().leave();
        }
        MessageHead head = MessageHead.of(bytes);
        boolean datagram = listener instanceof UDPMessageChannel;
        try {
            SIPMessage message =
                    parser.parseSIPMessage(datagram ? head.trimmed(bytes) : bytes, readBody, strict, listener);
            if (message != null) {
                complete(message);
                requireHeaders(message);
                requireRules(message, head);
                makeSafe(message, listener);
            }
            return message;
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            stack.counters().malformed.increment();
            TapPoint.malformed(stack.tap(), listener, bytes);
            if (stack.isSilent()) {
                return null;
            }
            throw new ParseException("malformed", 0);
        }
    }

    /**
     * A request without From, To or Call-ID could not even be refused: the stack forms no response to it. It gets stand-ins, and
     * 400.
     */
    private void complete(SIPMessage message) {
        if (!(message instanceof SIPRequest request) || stack.isSilent() || message.getTopmostVia() == null) {
            return;
        }
        if (message.getFrom() != null && message.getTo() != null && message.getCallId() != null) {
            return;
        }
        stack.counters().malformed.increment();
        object(request, Response.BAD_REQUEST);
        if (message.getFrom() == null) {
            message.setHeader(Sip.header("From", NOBODY));
        }
        if (message.getTo() == null) {
            message.setHeader(Sip.header("To", NOBODY));
        }
        if (message.getCallId() == null) {
            message.setHeader(Sip.header("Call-ID", "missing"));
        }
    }

    /** An INVITE after RFC 2543 may leave Contact out: its caller is where the Via says. */
    private static void nameContact(SIPRequest request, Via via) {
        boolean old = via.getBranch() == null || !via.getBranch().startsWith(MAGIC_COOKIE);
        if (old && request.getMethod().equals(Request.INVITE) && request.getContactHeader() == null) {
            request.setHeader(Sip.build(() -> {
                SipURI uri = Sip.ADDRESSES.createSipURI(null, via.getHost());
                uri.setPort(via.getPort());
                return Sip.HEADERS.createContactHeader(Sip.ADDRESSES.createAddress(uri));
            }));
        }
    }

    /** Lets the request through to be refused with this status. */
    private static void object(SIPRequest request, int status) {
        request.setApplicationData(new Screening.Objection(status, List.of()));
    }

    /** What cannot be told from the parsed message. A request of another version is marked, so that it gets 505. */
    private void requireRules(SIPMessage message, MessageHead head) throws ParseException {
        if (HeadRules.isBroken(head)) {
            throw new ParseException("a rule of RFC 3261 is broken", 0);
        }
        if (message instanceof SIPRequest request) {
            String line = head.firstLine().strip();
            if (!line.regionMatches(true, line.length() - VERSION.length(), VERSION, 0, VERSION.length())) {
                if (stack.isSilent() || !OTHER_VERSION.matcher(line).find()) {
                    throw new ParseException("not " + VERSION, 0);
                }
                stack.counters().malformed.increment();
                object(request, Response.VERSION_NOT_SUPPORTED);
            }
        }
    }

    /** RFC 3261 §8.1.1. */
    private static void requireHeaders(SIPMessage message) throws ParseException {
        if (message.getFrom() == null
                || message.getTo() == null
                || message.getCallId() == null
                || message.getCallId().getCallId().isBlank()
                || message.getCSeq() == null
                || message.getTopmostVia() == null) {
            throw new ParseException("a header every message needs is missing", 0);
        }
        if (message instanceof SIPRequest request
                && !request.getMethod().equals(message.getCSeq().getMethod())) {
            throw new ParseException("CSeq names another method", 0);
        }
    }

    /**
     * Answers go where the top Via says, so what it says must not be the sender's choice beyond RFC 3581: a {@code
     * maddr} or a {@code received} of its own would aim our answers at a third party, and another transport would have
     * the only UDP worker wait for a TCP connection.
     */
    private static void makeSafe(SIPMessage message, @Nullable ParseExceptionListener listener) throws ParseException {
        if (!(message instanceof SIPRequest request)) {
            return;
        }
        if (request.getMaxForwards() == null) {
            // Old phones leave it out, and the stack would not give them a transaction.
            request.setHeader(Sip.build(() -> Sip.HEADERS.createMaxForwardsHeader(MAX_FORWARDS)));
        }
        Via via = message.getTopmostVia();
        nameContact(request, via);
        via.removeParameter(Via.MADDR);
        via.removeParameter(Via.RECEIVED);
        if (listener instanceof Connection connection) {
            // A browser behind a TLS proxy says WSS where we have WS; the answer stays on its connection anyway.
            via.setTransport(connection.getTransport());
        }
        if (listener instanceof UDPMessageChannel && !via.getTransport().equalsIgnoreCase("UDP")) {
            throw new ParseException("Via names another transport", 0);
        }
    }
}
