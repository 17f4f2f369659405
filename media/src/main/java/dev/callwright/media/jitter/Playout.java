package dev.callwright.media.jitter;

/** What a {@link ReorderWindow} has next. An enum rather than records, since it is asked for every packet. */
public enum Playout {
    /** Nothing yet. */
    NOTHING,
    /** A packet, next in order. */
    PACKET,
    /** A gap that was waited for in vain. */
    LOST
}
