package dev.callwright.media.sdp;

import dev.callwright.media.codec.G711;
import java.net.InetSocketAddress;

/**
 * What an offer and its answer agreed on, from our side. Immutable.
 *
 * @param codec               the voice codec
 * @param payloadType         RTP payload type of the voice, 0 to 127, static or dynamic
 * @param telephoneEventType  RTP payload type of RFC 4733 events, or {@link #NO_EVENTS}
 * @param remote              where to send; as signalled, so it may be private or, on hold in the old style, 0.0.0.0
 * @param direction           who sends, from our point of view
 */
public record NegotiatedAudio(
        G711 codec, int payloadType, int telephoneEventType, InetSocketAddress remote, MediaDirection direction) {

    public static final int NO_EVENTS = -1;
}
