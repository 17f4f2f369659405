package dev.callwright.agent.realtime;

import java.net.URI;
import java.util.Map;

/**
 * What differs from vendor to vendor inside the same family of protocols: where and with which headers a session is asked for,
 * the names of events, the shape of the session object, the form of the audio, and how requests are written. Everything else
 * (framing, order, scanning) is shared. Implementations are immutable.
 */
public interface Dialect {

    /** The meaning of an event's {@code type}; {@link EventType#OTHER} when it is unknown or of no use. */
    EventType typeOf(String name);

    /** The {@code type} of the one event worth a decoder by hand. */
    String audioDelta();

    /**
     * What sessions can do.
     *
     * @param wanted  form of the audio on the telephone line, taken if the service knows it; a PCM form to ask for none of
     *                these
     */
    Traits traits(AudioFormat wanted);

    /**
     * Where a session is asked for.
     *
     * @param url    as configured, or the vendor's own
     * @param model  model id or name of a deployment
     */
    URI address(URI url, String model);

    /** Headers of the upgrade, the key among them unless it is empty. */
    Map<String, String> headers(String apiKey);

    /** A request, complete JSON in UTF-8. */
    byte[] encode(ClientEvent event, Traits traits, String eventId);

    /** What an operator should know about a session with these settings; empty for nothing. */
    String remark(SessionSettings settings);
}
