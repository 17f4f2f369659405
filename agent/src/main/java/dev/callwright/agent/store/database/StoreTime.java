package dev.callwright.agent.store.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Instants as {@code timestamp with time zone}. They travel as UTC offset times: a {@code java.sql.Timestamp} would pass
 * through the zone of the JVM and lose the hour that summer time repeats.
 */
final class StoreTime {

    private StoreTime() {}

    static OffsetDateTime toColumn(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static <S extends SqlStatement<S>> S bind(S statement, String name, Optional<Instant> instant) {
        return statement.bindByType(name, instant.map(StoreTime::toColumn).orElse(null), OffsetDateTime.class);
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
