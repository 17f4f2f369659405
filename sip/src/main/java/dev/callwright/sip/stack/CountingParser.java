package dev.callwright.sip.stack;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.UDPMessageChannel;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * The stack's parser with its failures made alike: whatever goes wrong is a {@link ParseException}, which the stack
 * answers with 400 where it can, or nothing at all where unknown sources are to hear nothing. Left alone, a message
 * without CSeq ends in a null pointer and an error that overflows the parser's stack would end the only receiving
 * thread. Owner: the stack thread that reads one transport or connection.
 */
final class CountingParser implements MessageParser {

    private static final int MAX_FORWARDS = 70;
    private static final int LONGEST_FIRST_LINE = 2_048;
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
        try {
            SIPMessage message = parser.parseSIPMessage(bytes, readBody, strict, listener);
            if (message != null) {
                requireVersion(message, bytes);
                requireHeaders(message);
                makeSafe(message, listener);
            }
            return message;
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            stack.counters().malformed.increment();
            if (stack.isSilent()) {
                return null;
            }
            throw new ParseException("malformed", 0);
        }
    }

    /** The stack's parser notices another version and then says 2.0 all the same. */
    private static void requireVersion(SIPMessage message, byte[] bytes) throws ParseException {
        if (message instanceof SIPRequest) {
            String head = new String(bytes, 0, Math.min(bytes.length, LONGEST_FIRST_LINE), StandardCharsets.ISO_8859_1);
            String firstLine = head.strip().lines().findFirst().orElse("").strip();
            if (!firstLine.regionMatches(true, firstLine.length() - VERSION.length(), VERSION, 0, VERSION.length())) {
                throw new ParseException("not " + VERSION, 0);
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
