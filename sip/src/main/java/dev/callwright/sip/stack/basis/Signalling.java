package dev.callwright.sip.stack.basis;

import dev.callwright.config.SessionTimerConfig;
import dev.callwright.sip.stack.net.Counters;

/** What every call needs of the endpoint. Thread-safe. */
public record Signalling(
        Responses responses,
        Names names,
        Wire wire,
        Timers timers,
        CallRegistry registry,
        Counters counters,
        SessionTimerConfig sessionTimer) {}
