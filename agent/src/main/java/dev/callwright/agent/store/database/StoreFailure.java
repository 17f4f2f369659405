package dev.callwright.agent.store.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means: the content was refused, or the database is away. */
final class StoreFailure {

    private static final String H2_DATABASE_ABSENT = "90146";
    private static final int CAUSES_LIMIT = 10;

    private StoreFailure() {}

    /**
     * Whether repeating would fail for ever because of the event itself: a data error (SQLSTATE class 22), a constraint
     * (23), a wrong number of values (21), or no word of the database at all, which is our mistake. Everything else
     * (connection, timeout, shutdown, lock, rights, read-only standby) can pass.
     */
    static boolean isAboutTheEvent(RuntimeException failure) {
        return sqlCause(failure)
                .map(sql -> state(sql).startsWith("21")
                        || state(sql).startsWith("22")
                        || state(sql).startsWith("23"))
                .orElse(true);
    }

    /** Whether there are no records because nothing was ever written: no database file, or no tables. */
    static boolean isNothingThere(RuntimeException failure) {
        return sqlCause(failure)
                .map(StoreFailure::state)
                .filter(state -> state.equals(H2_DATABASE_ABSENT) || state.startsWith("42S") || state.equals("42P01"))
                .isPresent();
    }

    /** One line for the operator: SQLSTATE and message of the innermost cause, no statement, no password. */
    static String describe(RuntimeException failure) {
        var reason = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
        var message = String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
        var text = reason instanceof SQLException sql ? state(sql) + " " + message : message;
        return StoreSource.masked(reason.getClass().getSimpleName() + ": " + text.strip());
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_LIMIT);
    }

    private static String state(SQLException failure) {
        return String.valueOf(failure.getSQLState());
    }
}
