package dev.callwright.media.leg;

/** What is counted besides dropped datagrams; explained in {@link LegStats}. */
enum Meter {
    PACKETS_IN,
    PACKETS_OUT,
    LOST_PACKETS,
    CONCEALED_SAMPLES,
    FILLED_SAMPLES,
    RESTARTS,
    UNSENT_PACKETS,
    OVERFLOWED_SAMPLES,
    UNSENT_DIGITS,
    SOCKET_ERRORS,
    FAILURES,
    TICKS,
    SKIPPED_SLOTS
}
