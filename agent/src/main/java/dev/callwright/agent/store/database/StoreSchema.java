package dev.callwright.agent.store.database;

import dev.callwright.agent.store.CallEnding;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date, then closes the books of a server that died. Both are safe to repeat.
 *
 * @param source     pool of the database
 * @param jdbi       over the same pool
 * @param process    id of this run
 * @param startedAt  start of this run
 */
record StoreSchema(DataSource source, Jdbi jdbi, String process, Instant startedAt) implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(StoreSchema.class);

    private static final String MARK_INTERRUPTED = """
            update call set outcome = :outcome
            where outcome is null and ended_at is null and process <> :process and started_at < :started""";

    @Override
    public void run() {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:dev/callwright/agent/store/migration")
                .placeholderReplacement(false)
                .cleanDisabled(true)
                .load()
                .migrate();
        var interrupted = jdbi.withHandle(handle -> handle.createUpdate(MARK_INTERRUPTED)
                .bind("outcome", CallEnding.INTERRUPTED_BY_RESTART)
                .bind("process", process)
                .bind("started", StoreTime.toColumn(startedAt))
                .execute());
        if (interrupted > 0) {
            log.atWarn().addKeyValue("calls", interrupted).log("Calls of a former run had no end and were marked");
        }
    }
}
