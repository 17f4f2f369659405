package dev.callwright.sip.stack.text;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sip.InvalidArgumentException;
import javax.sip.address.AddressFactory;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * The stack's factories, without their checked exceptions, and what its messages hold, without its nulls. Thread-safe.
 */
public final class Sip {

    public static final HeaderFactory HEADERS = new HeaderFactoryImpl();
    public static final AddressFactory ADDRESSES = new AddressFactoryImpl();
    public static final MessageFactory MESSAGES = new MessageFactoryImpl();

    public static final String SDP = "application/sdp";

    private Sip() {}

    /** Something that fails to parse only when our own text is wrong, or a peer's text was not checked before. */
    public interface Build<T> {
        public T build() throws ParseException, InvalidArgumentException;
    }

    public static <T> T build(Build<T> building) {
        try {
            return building.build();
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Header header(String name, String value) {
        return build(() -> HEADERS.createHeader(name, value));
    }

    /** A response leaves where its request came in. */
    public static void sameWayBack(Request request, Response response) {
        if (request instanceof SIPMessage from && response instanceof SIPMessage to) {
            to.setLocalAddress(from.getLocalAddress());
            to.setLocalPort(from.getLocalPort());
        }
    }

    /** The headers of this name, in order. */
    public static <H extends Header> List<H> all(Message message, String name, Class<H> type) {
        List<H> headers = new ArrayList<>();
        ListIterator<?> iterator = message.getHeaders(name);
        while (iterator.hasNext()) {
            Object next = iterator.next();
            if (type.isInstance(next)) {
                headers.add(type.cast(next));
            }
        }
        return headers;
    }

    /** The first header of this name, as a stream of one or none. */
    public static <H extends Header> Stream<H> first(Message message, String name, Class<H> type) {
        return all(message, name, type).stream().limit(1);
    }

    /** What stands behind the name and colon of a header. */
    public static String value(Header header) {
        String text = header.toString();
        return text.substring(text.indexOf(':') + 1).strip();
    }

    /** The body as text; empty when there is none. */
    public static String body(Message message) {
        byte[] content = message.getRawContent();
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    /** Type and subtype in lower case; empty when the header is missing. */
    public static String contentType(Message message) {
        return first(message, ContentTypeHeader.NAME, ContentTypeHeader.class)
                .map(header -> (header.getContentType() + "/" + header.getContentSubType()).toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    /** Sets the body and its type, e.g. {@code application/sdp}. */
    public static void setBody(Message message, String contentType, String body) {
        int slash = contentType.indexOf('/');
        build(() -> {
            message.setContent(
                    body.getBytes(StandardCharsets.UTF_8),
                    HEADERS.createContentTypeHeader(contentType.substring(0, slash), contentType.substring(slash + 1)));
            return message;
        });
    }
}
