package dev.callwright.agent.store.database;

import dev.callwright.agent.store.StoreEvent;
import dev.callwright.agent.store.StoreObserver;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains the queue in order, a batch to a transaction. While the database is away it repeats the batch with growing
 * pauses; a batch the database refuses is written event by event, and only the refused ones are left out.
 *
 * <p>Owner: the writer thread.
 */
final class JournalWriter implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(JournalWriter.class);
    private static final int BATCH_LIMIT = 100;

    private final JournalQueue queue;
    private final Jdbi jdbi;
    private final StoreSchema schema;
    private final RetryPause pause;
    private final StoreObserver observer;
    private final JournalSql sql;
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private final LogLimit skipLog = new LogLimit();
    private final AtomicInteger unwritten = new AtomicInteger();
    private boolean away;

    JournalWriter(JournalQueue queue, StoreSchema schema, RetryPause pause, StoreObserver observer) {
        this.queue = queue;
        this.jdbi = schema.jdbi();
        this.schema = schema;
        this.pause = pause;
        this.observer = observer;
        this.sql = new JournalSql(schema.process());
    }

    /** Counted down when the database was reached once, or found away. */
    CountDownLatch firstAttempt() {
        return firstAttempt;
    }

    /** Events taken from the queue and not committed yet. */
    int unwritten() {
        return unwritten.get();
    }

    @Override
    public void run() {
        var outcome = attempt(schema, failure -> false);
        firstAttempt.countDown();
        while (outcome != Outcome.GIVEN_UP) {
            var batch = queue.take(BATCH_LIMIT);
            if (batch.isEmpty()) {
                return;
            }
            unwritten.set(batch.size());
            outcome = write(batch);
        }
    }

    private Outcome write(List<StoreEvent> events) {
        var outcome = attempt(
                () -> jdbi.useTransaction(handle -> events.forEach(event -> sql.write(handle, event))),
                StoreFailure::isAboutTheEvent);
        return switch (outcome) {
            case DONE -> written(events.size());
            case REFUSED -> events.size() == 1 ? skipped() : writeOneByOne(events);
            case GIVEN_UP -> outcome;
        };
    }

    private Outcome writeOneByOne(List<StoreEvent> events) {
        for (var event : events) {
            if (write(List.of(event)) == Outcome.GIVEN_UP) {
                return Outcome.GIVEN_UP;
            }
        }
        return Outcome.DONE;
    }

    private Outcome attempt(Runnable work, Predicate<RuntimeException> refused) {
        while (true) {
            try {
                work.run();
                reached();
                return Outcome.DONE;
            } catch (RuntimeException failure) {
                // Drivers, pool and migrations each throw their own kinds, and this thread has to outlive them all.
                if (refused.test(failure)) {
                    return refused(failure);
                }
                missed(failure);
                if (!pause.await()) {
                    return Outcome.GIVEN_UP;
                }
            }
        }
    }

    private Outcome refused(RuntimeException failure) {
        if (skipLog.permits()) {
            log.atWarn().addKeyValue("reason", StoreFailure.describe(failure)).log("The database refused a record");
        }
        return Outcome.REFUSED;
    }

    private Outcome written(int events) {
        unwritten.addAndGet(-events);
        observer.written(events);
        return Outcome.DONE;
    }

    private Outcome skipped() {
        unwritten.decrementAndGet();
        observer.skipped();
        return Outcome.DONE;
    }

    private void reached() {
        pause.reset();
        if (away) {
            away = false;
            log.atInfo().addKeyValue("waiting", queue.size() + unwritten.get()).log("The database is back");
        }
    }

    private void missed(RuntimeException failure) {
        observer.retried();
        if (!away) {
            away = true;
            log.atWarn()
                    .addKeyValue("reason", StoreFailure.describe(failure))
                    .log("The database is away; records wait in memory");
        }
        firstAttempt.countDown();
    }

    private enum Outcome {
        DONE,
        REFUSED,
        GIVEN_UP
    }
}
