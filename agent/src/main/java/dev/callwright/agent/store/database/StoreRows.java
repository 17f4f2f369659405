package dev.callwright.agent.store.database;

import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.agent.store.CallTool;
import dev.callwright.agent.store.CallTurn;
import dev.callwright.agent.store.CallUsage;
import dev.callwright.agent.store.StoreWord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows as records. The context parameter makes each method a Jdbi row mapper. */
final class StoreRows {

    private StoreRows() {}

    static CallSummary summary(ResultSet row, StatementContext context) throws SQLException {
        return new CallSummary(
                row.getString("id"),
                row.getString("sip_call_id"),
                new CallOrigin(
                        StoreWord.read(CallOrigin.Direction.class, row.getString("direction")),
                        StoreWord.read(CallOrigin.Kind.class, row.getString("origin_kind")),
                        row.getString("origin_name")),
                row.getString("caller"),
                row.getString("dialled"),
                row.getString("agent"),
                StoreTime.required(row, "started_at"),
                StoreTime.optional(row, "answered_at"),
                StoreTime.optional(row, "ended_at"),
                ending(row));
    }

    private static Optional<CallEnding> ending(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        if (outcome == null) {
            return Optional.empty();
        }
        var packets = new CallEnding.Packets(
                row.getLong("packets_in"),
                row.getLong("packets_out"),
                row.getLong("packets_lost"),
                row.getLong("packets_late"));
        return Optional.of(new CallEnding(
                outcome, sipStatus(row), row.getString("detail"), row.getLong("duration_millis"), packets));
    }

    private static OptionalInt sipStatus(ResultSet row) throws SQLException {
        var status = row.getInt("sip_status");
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(status);
    }

    static CallTurn turn(ResultSet row, StatementContext context) throws SQLException {
        return new CallTurn(
                row.getInt("ordinal"),
                StoreWord.read(CallTurn.Kind.class, row.getString("kind")),
                new CallTurn.Times(
                        StoreTime.optional(row, "speech_started_at"),
                        StoreTime.optional(row, "speech_stopped_at"),
                        StoreTime.optional(row, "first_audio_at"),
                        StoreTime.optional(row, "first_rtp_at")),
                row.getString("response_id"),
                latency(row),
                row.getBoolean("interrupted"),
                row.getLong("heard_millis"),
                StoreWord.read(CallTurn.Status.class, row.getString("status")));
    }

    private static OptionalLong latency(ResultSet row) throws SQLException {
        var millis = row.getLong("latency_millis");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    static CallLine line(ResultSet row, StatementContext context) throws SQLException {
        return new CallLine(
                row.getInt("ordinal"),
                row.getInt("turn"),
                StoreWord.read(CallLine.Speaker.class, row.getString("speaker")),
                row.getString("text"),
                StoreTime.required(row, "at"),
                row.getString("agent"));
    }

    static CallTool tool(ResultSet row, StatementContext context) throws SQLException {
        return new CallTool(
                row.getInt("ordinal"),
                row.getInt("turn"),
                row.getString("name"),
                row.getString("arguments"),
                row.getString("outcome"),
                row.getString("answer"),
                row.getLong("millis"),
                StoreTime.required(row, "at"));
    }

    static CallUsage usage(ResultSet row, StatementContext context) throws SQLException {
        return new CallUsage(
                row.getString("provider"),
                row.getString("model"),
                StoreTime.required(row, "at"),
                row.getLong("input_tokens"),
                row.getLong("cached_tokens"),
                row.getLong("output_tokens"),
                row.getLong("cost_micros"));
    }
}
