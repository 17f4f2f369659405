package dev.callwright.agent.realtime;

import java.nio.charset.StandardCharsets;

/**
 * What differs from vendor to vendor inside the same family of protocols: the names of events, the shape of the session
 * object, and how requests are written. Everything else (framing, order, scanning) is shared. Implementations are
 * immutable.
 */
interface Dialect {

    /** The meaning of an event's {@code type}; {@link EventType#OTHER} when it is unknown or of no use. */
    EventType typeOf(String name);

    /** The {@code type} of the one event worth a decoder by hand. */
    String audioDelta();

    /** What stands before the base64 of an audio message; {@link #APPEND_SUFFIX} closes it. */
    byte[] appendPrefix();

    /** The configuration of the session, complete JSON in UTF-8. */
    byte[] sessionUpdate(SessionSettings settings, String eventId);

    /** A request, complete JSON in UTF-8. */
    byte[] encode(ClientEvent event, String eventId);

    /** Closes the string and the object that {@link #appendPrefix()} opened. */
    byte[] APPEND_SUFFIX = "\"}".getBytes(StandardCharsets.US_ASCII);
}
