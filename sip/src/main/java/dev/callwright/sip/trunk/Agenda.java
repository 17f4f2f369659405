package dev.callwright.sip.trunk;

import java.time.Duration;
import java.time.Instant;

/** The one thread on which registrations live, and its clock. Thread-safe. */
interface Agenda {

    Instant now();

    /** Runs a task soon. */
    void soon(Runnable task);

    /** Runs a task later, unless it is taken back. */
    Entry later(Duration delay, Runnable task);

    /** Something to be done later. */
    interface Entry {

        void cancel();
    }
}
