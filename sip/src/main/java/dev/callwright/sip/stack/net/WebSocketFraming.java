package dev.callwright.sip.stack.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * One SIP message in one WebSocket message (RFC 7118 §5.2), which may come in fragments; the server's side of RFC 6455
 * §5. No extensions.
 */
final class WebSocketFraming implements Framing {

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int MOST_CONTROL_BYTES = 125;

    private final ConnectionInput input;
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    private boolean fragmented;

    private WebSocketFraming(ConnectionInput input) {
        this.input = input;
    }

    /** Shakes hands with a browser. */
    static WebSocketFraming accept(Socket socket, ConnectionInput input) throws IOException {
        WebSocketHandshake.accept(socket, input);
        return new WebSocketFraming(input);
    }

    @Override
    public Frame next() throws IOException {
        while (true) {
            int head = input.first();
            int opcode = head & 0x0F;
            if ((head & 0x70) != 0) {
                throw new ProtocolException("a WebSocket extension nobody agreed on");
            }
            byte[] payload = payload(opcode);
            switch (opcode) {
                case PING -> {
                    return new Frame.Reply(ByteBuffer.wrap(encode(PONG, payload)));
                }
                case PONG -> {
                    // That it came is all that matters.
                }
                case CLOSE -> throw new EOFException("the peer closed the WebSocket");
                case TEXT, BINARY, CONTINUATION -> {
                    collect(opcode, payload);
                    if ((head & FIN) != 0) {
                        fragmented = false;
                        byte[] message = fragments.toByteArray();
                        fragments.reset();
                        if (!isBlank(message)) {
                            return new Frame.Message(ByteBuffer.wrap(message));
                        }
                        if (message.length >= 4) {
                            return new Frame.Ping();
                        }
                    }
                }
                default -> throw new ProtocolException("an unknown kind of WebSocket frame");
            }
        }
    }

    private void collect(int opcode, byte[] payload) throws ProtocolException {
        if (fragmented == (opcode != CONTINUATION)
                || fragments.size() + payload.length > StackProperties.MAX_MESSAGE_BYTES) {
            throw new ProtocolException("WebSocket fragments out of order, or too many");
        }
        fragmented = true;
        fragments.writeBytes(payload);
    }

    private byte[] payload(int opcode) throws IOException {
        int second = input.read();
        if ((second & MASKED) == 0) {
            throw new ProtocolException("a WebSocket frame without mask");
        }
        long length = second & 0x7F;
        if (length == SHORT_LENGTH) {
            length = ByteBuffer.wrap(input.read(Short.BYTES)).getShort() & 0xFFFF;
        } else if (length == LONG_LENGTH) {
            length = ByteBuffer.wrap(input.read(Long.BYTES)).getLong();
        }
        long most = opcode >= CLOSE ? MOST_CONTROL_BYTES : StackProperties.MAX_MESSAGE_BYTES;
        if (length < 0 || length > most) {
            throw new ProtocolException("a WebSocket frame that is too long");
        }
        byte[] mask = input.read(Integer.BYTES);
        byte[] payload = input.read((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % mask.length];
        }
        return payload;
    }

    private static boolean isBlank(byte[] message) {
        for (byte b : message) {
            if (b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    @Override
    public byte[] frame(byte[] message) {
        return encode(TEXT, message);
    }

    private static byte[] encode(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 2 + Long.BYTES);
        frame.put((byte) (FIN | opcode));
        if (payload.length < SHORT_LENGTH) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) SHORT_LENGTH).putShort((short) payload.length);
        } else {
            frame.put((byte) LONG_LENGTH).putLong(payload.length);
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }
}
