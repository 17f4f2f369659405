package dev.callwright.agent.store.database;

import dev.callwright.agent.store.CallJournal;
import dev.callwright.agent.store.StoreEvent;
import dev.callwright.agent.store.StoreObserver;
import dev.callwright.config.StoreConfig;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of a server. Calls leave events in a bounded queue and go on; one thread writes them. A database that is
 * slow or away, at the start or later, costs memory up to the queue's limit and then the newest records, never a call.
 *
 * <p>Thread-safe.
 */
public final class CallStore implements CallJournal, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallStore.class);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);
    private static final Duration POOL_CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final DataSource source;
    private final CallReader reader;
    private final JournalQueue queue;
    private final JournalWriter writer;
    private final RetryPause pause;
    private final StoreObserver observer;
    private final Thread thread;
    private final LogLimit dropLog = new LogLimit();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Duration drainLimit;

    private CallStore(
            DataSource source, StoreConfig config, InstantSource clock, StoreObserver observer, Timing timing) {
        this.source = source;
        this.observer = observer;
        this.drainLimit = timing.drain();
        var jdbi = StoreSource.bounded(Jdbi.create(source), config.timeout());
        reader = new CallReader(jdbi);
        queue = new JournalQueue(config.queueLimit());
        pause = new RetryPause(timing.firstPause(), timing.longestPause());
        var schema = new StoreSchema(source, jdbi, UUID.randomUUID().toString(), clock.instant());
        writer = new JournalWriter(queue, schema, pause, observer);
        thread = Thread.ofVirtual().name("records").unstarted(writer);
    }

    /**
     * Opens the store, brings its tables up to date and marks the calls a former run left without an end. Never fails: if
     * the database does not answer within the configured timeout, that work waits until it does, and so do the records.
     */
    public static CallStore open(StoreConfig config, InstantSource clock, StoreObserver observer) {
        return open(
                StoreSource.pool(config), config, clock, observer, new Timing(FIRST_PAUSE, LONGEST_PAUSE, DRAIN_LIMIT));
    }

    static CallStore open(
            DataSource source, StoreConfig config, InstantSource clock, StoreObserver observer, Timing timing) {
        var store = new CallStore(source, config, clock, observer, timing);
        store.start(config.timeout());
        return store;
    }

    private void start(Duration limit) {
        thread.start();
        try {
            if (!writer.firstAttempt().await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                log.atWarn().log("The database does not answer yet; records wait in memory");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void record(StoreEvent event) {
        if (queue.offer(event)) {
            return;
        }
        observer.dropped(1);
        if (dropLog.permits()) {
            log.atWarn()
                    .addKeyValue("call", event.callId())
                    .log("A record was dropped: too many wait for the database");
        }
    }

    /** Reads what has been written so far, over the same pool. Closing it is not needed. */
    public CallReader reader() {
        return reader;
    }

    /** Events that wait for the database, for a gauge. */
    public int waiting() {
        return queued() + writer.unwritten();
    }

    /** The part of them that the writer has not taken up yet. */
    int queued() {
        return queue.size();
    }

    /** Takes nothing more, writes what waits for at most five seconds, and says how much was lost. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        queue.close();
        pause.close(drainLimit);
        join(thread, drainLimit);
        var lost = queue.clear() + writer.unwritten();
        if (lost > 0) {
            observer.dropped(lost);
            log.atError().addKeyValue("events", lost).log("Records were lost: the database was away at the end");
        }
        // A pool waits for connections that hang, longer than a server may take to stop.
        join(Thread.ofVirtual().name("records-close").start(this::closeSource), POOL_CLOSE_LIMIT);
    }

    private void closeSource() {
        if (source instanceof Closeable pool) {
            try {
                pool.close();
            } catch (IOException e) {
                log.atWarn().setCause(e).log("The database pool did not close");
            }
        }
    }

    private static void join(Thread thread, Duration limit) {
        try {
            thread.join(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Pauses between attempts, and the time a closing store has. */
    record Timing(Duration firstPause, Duration longestPause, Duration drain) {}
}
