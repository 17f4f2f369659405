package dev.callwright.sip.stack;

import java.time.Duration;

/** What every call needs of the endpoint. Thread-safe. */
record Signalling(
        Responses responses,
        Names names,
        Wire wire,
        Timers timers,
        CallRegistry registry,
        Counters counters,
        Duration timerT1) {

    /** How long an answer, an ACK or a final response is awaited (RFC 3261 §17.1.1.2). */
    Duration patience() {
        return timerT1.multipliedBy(64);
    }
}
