package dev.callwright.agent.store;

/** Counts what the store does. Called from call threads and the writer; must not block or throw. Thread-safe. */
public interface StoreObserver {

    /** Counts nothing. */
    StoreObserver NONE = new StoreObserver() {
        @Override
        public void written(int events) {}

        @Override
        public void retried() {}

        @Override
        public void dropped(int events) {}

        @Override
        public void skipped() {}
    };

    /** Events were committed. */
    void written(int events);

    /** The database was away and an attempt will be repeated. */
    void retried();

    /** Events were given up: the queue was full, or the store closed before they were written. */
    void dropped(int events);

    /** An event was left out because the database refused its content. */
    void skipped();
}
