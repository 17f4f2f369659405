package dev.callwright.sip.stack.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/** How messages are told apart on a connection. Reading is for one thread; writing is guarded by the connection. */
sealed interface Framing permits StreamFraming, WebSocketFraming {

    /** What came in. */
    sealed interface Frame {

        /** A SIP message. */
        record Message(ByteBuffer bytes) implements Frame {}

        /** The peer wants to know whether we live (RFC 5626 §3.5.1). */
        record Ping() implements Frame {}

        /** To be sent as it is, such as the answer to a ping of WebSocket itself. */
        record Reply(ByteBuffer frame) implements Frame {}
    }

    /**
     * Waits for the next frame.
     *
     * @throws IOException when the connection ends, or what comes is not to be understood
     */
    Frame next() throws IOException;

    /** A message as it goes over the wire. */
    byte[] frame(byte[] message);
}
