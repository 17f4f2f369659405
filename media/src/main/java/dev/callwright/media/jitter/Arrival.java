package dev.callwright.media.jitter;

/** What a {@link ReorderWindow} made of a packet. */
public enum Arrival {
    /** Next in order. */
    NEXT,
    /** Ahead of a gap; it waits. */
    EARLY,
    /** Its place was given up as lost; dropped. */
    LATE,
    /** Seen before; dropped. */
    DUPLICATE,
    /** The first packet, or far from where we were, or of another sender: order starts anew from here. */
    RESTART
}
