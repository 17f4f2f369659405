package dev.callwright.media.sdp;

import dev.callwright.media.sdp.SessionDescription.Attribute;
import java.util.List;

/**
 * One {@code m=} section, as text (RFC 8866 §5.14). Immutable.
 *
 * @param kind        {@code audio}, {@code video} and so on
 * @param port        0 for a rejected stream
 * @param profile     {@code RTP/AVP} and so on
 * @param formats     at least one; payload types if the profile is of RTP
 * @param connection  value of its {@code c=} line or, if it has none, the session's
 */
record MediaDescription(
        String kind, int port, String profile, List<String> formats, String connection, List<Attribute> attributes) {

    MediaDescription {
        formats = List.copyOf(formats);
        attributes = List.copyOf(attributes);
    }

    /** Audio over RTP without encryption; AVPF merely allows feedback, which we do not send (RFC 4585). */
    boolean isPlainAudio() {
        return kind.equals("audio") && (profile.equals("RTP/AVP") || profile.equals("RTP/AVPF"));
    }
}
