package dev.callwright.sip.stack.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages one after another in a stream: Content-Length tells where one ends (RFC 3261 §18.3). */
final class StreamFraming implements Framing {

    private static final Pattern LENGTH = Pattern.compile(
            "\\r\\n(?:Content-Length|l)[ \\t]*:[ \\t]*(\\d{1,9})[ \\t]*\\r\\n", Pattern.CASE_INSENSITIVE);
    private static final int MOST_HEADER_BYTES = StackProperties.MAX_MESSAGE_BYTES / 2;

    private final ConnectionInput input;

    StreamFraming(ConnectionInput input) {
        this.input = input;
    }

    @Override
    public Frame next() throws IOException {
        int breaks = 0;
        int first = input.first();
        while (first == '\r' || first == '\n') {
            breaks += first == '\n' ? 1 : 0;
            if (breaks == 2) {
                return new Frame.Ping();
            }
            first = input.first();
        }
        return new Frame.Message(ByteBuffer.wrap(message(first)));
    }

    private byte[] message(int first) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(first);
        int matched = 0;
        while (matched < 4) {
            int next = input.read();
            message.write(next);
            matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : next == '\r' ? 1 : 0;
            if (message.size() > MOST_HEADER_BYTES) {
                throw new ProtocolException("the headers are too long");
            }
        }
        message.writeBytes(input.read(length(message.toString(StandardCharsets.ISO_8859_1), message.size())));
        return message.toByteArray();
    }

    private static int length(String headers, int size) throws ProtocolException {
        Matcher length = LENGTH.matcher(headers);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        if (body > StackProperties.MAX_MESSAGE_BYTES - size) {
            throw new ProtocolException("the message is too long");
        }
        return body;
    }

    @Override
    public byte[] frame(byte[] message) {
        return message;
    }
}
