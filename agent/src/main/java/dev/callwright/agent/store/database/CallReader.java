package dev.callwright.agent.store.database;

import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.agent.store.StoreException;
import dev.callwright.config.StoreConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Reads records. It neither makes tables nor marks calls, so it may run beside the server that writes them; where nothing
 * was ever written, there is nothing to read, which is no error.
 *
 * <p>Thread-safe. Blocking.
 */
public final class CallReader {

    private static final String RECENT = "select * from call order by started_at desc, id desc limit :limit";
    private static final String EXACT = "select * from call where id = :id";
    private static final String NEWEST_WITH_PREFIX = """
            select * from call where id like :prefix escape '!' order by started_at desc, id desc limit 1""";
    private static final String TURNS = "select * from turn where call_id = :id order by ordinal";
    private static final String LINES = "select * from transcript where call_id = :id order by ordinal";

    private static final String TOOLS = "select * from tool_call where call_id = :id order by ordinal";
    private static final String USAGE = "select * from model_usage where call_id = :id order by at, provider, model";
    private static final String SPENT = """
            select coalesce(sum(cost_micros), 0) from model_usage join call on call.id = model_usage.call_id
            where model_usage.at >= :since and (:trunk = '' or (call.origin_kind = 'trunk' and call.origin_name = :trunk))""";

    private final Jdbi jdbi;

    CallReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** For another process than the server; connects with each reading. */
    public static CallReader open(StoreConfig config) {
        return new CallReader(StoreSource.reading(config));
    }

    /**
     * The newest calls, newest first.
     *
     * @throws StoreException if the database cannot be read
     */
    public List<CallSummary> recent(int limit) {
        return read(
                List.of(),
                handle -> handle.createQuery(RECENT)
                        .bind("limit", limit)
                        .map(StoreRows::summary)
                        .list());
    }

    /**
     * The call with this id; else the newest whose id begins with it.
     *
     * @throws StoreException if the database cannot be read
     */
    public Optional<CallDetail> find(String idOrPrefix) {
        if (idOrPrefix.isBlank()) {
            return Optional.empty();
        }
        return read(
                Optional.empty(),
                handle -> exact(handle, idOrPrefix)
                        .or(() -> newestWithPrefix(handle, idOrPrefix))
                        .map(call -> detail(handle, call)));
    }

    /**
     * What models cost since then, in millionths of the operator's currency.
     *
     * @param trunk  whose calls; empty for all
     * @throws StoreException if the database cannot be read
     */
    public long spent(String trunk, Instant since) {
        return read(
                0L,
                handle -> handle.createQuery(SPENT)
                        .bind("since", StoreTime.toColumn(since))
                        .bind("trunk", trunk)
                        .mapTo(Long.class)
                        .one());
    }

    private static Optional<CallSummary> exact(Handle handle, String id) {
        return handle.createQuery(EXACT).bind("id", id).map(StoreRows::summary).findFirst();
    }

    private static Optional<CallSummary> newestWithPrefix(Handle handle, String prefix) {
        return handle.createQuery(NEWEST_WITH_PREFIX)
                .bind("prefix", prefix.replaceAll("([!%_])", "!$1") + "%")
                .map(StoreRows::summary)
                .findFirst();
    }

    private static CallDetail detail(Handle handle, CallSummary call) {
        return new CallDetail(
                call,
                parts(handle, TURNS, call, StoreRows::turn),
                parts(handle, LINES, call, StoreRows::line),
                parts(handle, TOOLS, call, StoreRows::tool),
                parts(handle, USAGE, call, StoreRows::usage));
    }

    private static <T> List<T> parts(Handle handle, String sql, CallSummary call, RowMapper<T> mapper) {
        return handle.createQuery(sql).bind("id", call.id()).map(mapper).list();
    }

    private <T> T read(T nothing, Function<Handle, T> query) {
        try {
            return jdbi.withHandle(query::apply);
        } catch (RuntimeException failure) {
            // Jdbi, the pool and the drivers throw kinds of their own; the caller knows one.
            if (StoreFailure.isNothingThere(failure)) {
                return nothing;
            }
            throw new StoreException("cannot read the call records: " + StoreFailure.describe(failure), failure);
        }
    }
}
