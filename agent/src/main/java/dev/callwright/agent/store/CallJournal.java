package dev.callwright.agent.store;

/** Where a call leaves its records. */
@FunctionalInterface
public interface CallJournal {

    /** Keeps nothing. */
    CallJournal NONE = event -> {};

    /** Takes an event over. Never blocks and never throws: what cannot be kept is counted. Thread-safe. */
    void record(StoreEvent event);
}
