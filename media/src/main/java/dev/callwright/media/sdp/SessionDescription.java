package dev.callwright.media.sdp;

import java.util.List;

/**
 * The lines of a description that matter to us, as text (RFC 8866 §5). Immutable.
 *
 * @param connection  value of the session's {@code c=} line, or empty
 * @param attributes  the session's {@code a=} lines
 * @param media       the {@code m=} sections in order
 */
record SessionDescription(String connection, List<Attribute> attributes, List<MediaDescription> media) {

    /**
     * An {@code a=} line.
     *
     * @param value  what follows the colon, or empty
     */
    record Attribute(String name, String value) {}

    SessionDescription {
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
    }

    /** The section's direction; the session's when it has none, and sendrecv when neither has (RFC 8866 §6.7). */
    MediaDirection direction(MediaDescription section) {
        return direction(section.attributes(), direction(attributes, MediaDirection.SENDRECV));
    }

    private static MediaDirection direction(List<Attribute> attributes, MediaDirection otherwise) {
        for (Attribute attribute : attributes) {
            for (MediaDirection direction : MediaDirection.values()) {
                if (attribute.name().equals(direction.attribute())) {
                    return direction;
                }
            }
        }
        return otherwise;
    }
}
