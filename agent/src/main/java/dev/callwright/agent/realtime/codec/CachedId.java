package dev.callwright.agent.realtime.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An id that stays the same over many frames: its string is made once per change, not once per frame. Owner: media loop. */
final class CachedId {

    private byte[] octets = {};
    private String text = "";
    private boolean present;

    /** Forgets that an id was seen, but keeps the string for the next time. */
    void clear() {
        present = false;
    }

    void set(byte[] source, int from, int to) {
        present = true;
        if (!Arrays.equals(source, from, to, octets, 0, octets.length)) {
            octets = Arrays.copyOfRange(source, from, to);
            text = new String(octets, StandardCharsets.UTF_8);
        }
    }

    /** The id of the last {@link #set}, or empty. */
    String value() {
        return present ? text : "";
    }
}
