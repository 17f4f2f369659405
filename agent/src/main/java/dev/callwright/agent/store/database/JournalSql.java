package dev.callwright.agent.store.database;

import dev.callwright.agent.store.StoreEvent;
import dev.callwright.agent.store.StoreEvent.CallAnswered;
import dev.callwright.agent.store.StoreEvent.CallEnded;
import dev.callwright.agent.store.StoreEvent.CallStarted;
import dev.callwright.agent.store.StoreEvent.LineRecorded;
import dev.callwright.agent.store.StoreEvent.ToolCalled;
import dev.callwright.agent.store.StoreEvent.TurnRecorded;
import dev.callwright.agent.store.StoreEvent.UsageRecorded;
import dev.callwright.agent.store.StoreWord;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Writes one event. Each statement may be repeated without harm: rows are updated, or inserted when there were none (the
 * two databases agree on no shorter way).
 *
 * @param process  id of this run, kept with each call
 */
record JournalSql(String process) {

    private static final String UPDATE_START = """
            update call set process = :process, sip_call_id = :sipCallId, direction = :direction,
                origin_kind = :originKind, origin_name = :originName, caller = :caller, dialled = :dialled, agent = :agent, started_at = :at
            where id = :id""";
    private static final String INSERT_START = """
            insert into call (id, process, sip_call_id, direction, origin_kind, origin_name, caller, dialled, agent,
                started_at)
            values (:id, :process, :sipCallId, :direction, :originKind, :originName, :caller, :dialled, :agent, :at)""";
    private static final String UPDATE_ANSWER = "update call set answered_at = :at where id = :id";
    private static final String UPDATE_TURN = """
            update turn set kind = :kind, speech_started_at = :speechStarted, speech_stopped_at = :speechStopped,
                response_id = :responseId, first_audio_at = :firstAudio, first_rtp_at = :firstRtp,
                latency_millis = :latency, interrupted = :interrupted, heard_millis = :heard, status = :status
            where call_id = :id and ordinal = :ordinal""";
    private static final String INSERT_TURN = """
            insert into turn (call_id, ordinal, kind, speech_started_at, speech_stopped_at, response_id,
                first_audio_at, first_rtp_at, latency_millis, interrupted, heard_millis, status)
            values (:id, :ordinal, :kind, :speechStarted, :speechStopped, :responseId,
                :firstAudio, :firstRtp, :latency, :interrupted, :heard, :status)""";
    private static final String UPDATE_LINE = """
            update transcript set turn = :turn, speaker = :speaker, text = :text, at = :at, agent = :agent
            where call_id = :id and ordinal = :ordinal""";
    private static final String INSERT_LINE = """
            insert into transcript (call_id, ordinal, turn, speaker, text, at, agent)
            values (:id, :ordinal, :turn, :speaker, :text, :at, :agent)""";
    private static final String UPDATE_END = """
            update call set ended_at = :at, outcome = :outcome, sip_status = :sipStatus, detail = :detail,
                duration_millis = :duration, packets_in = :in, packets_out = :out, packets_lost = :lost,
                packets_late = :late
            where id = :id""";

    void write(Handle handle, StoreEvent event) {
        switch (event) {
            case CallStarted started ->
                updateOrInsert(handle, UPDATE_START, INSERT_START, update -> start(update, started));
            case CallAnswered answered ->
                updateCall(
                        handle,
                        UPDATE_ANSWER,
                        update -> update.bind("id", answered.callId()).bind("at", StoreTime.toColumn(answered.at())));
            case TurnRecorded turn -> updateOrInsert(handle, UPDATE_TURN, INSERT_TURN, update -> turn(update, turn));
            case LineRecorded line -> updateOrInsert(handle, UPDATE_LINE, INSERT_LINE, update -> line(update, line));
            case ToolCalled tool ->
                updateOrInsert(
                        handle, ModelSql.UPDATE_TOOL, ModelSql.INSERT_TOOL, update -> ModelSql.tool(update, tool));
            case UsageRecorded usage ->
                updateOrInsert(
                        handle, ModelSql.UPDATE_USAGE, ModelSql.INSERT_USAGE, update -> ModelSql.usage(update, usage));
            case CallEnded ended -> updateCall(handle, UPDATE_END, update -> end(update, ended));
        }
    }

    private static void updateOrInsert(Handle handle, String update, String insert, UnaryOperator<Update> binding) {
        if (execute(handle, update, binding) == 0) {
            execute(handle, insert, binding);
        }
    }

    private static void updateCall(Handle handle, String update, UnaryOperator<Update> binding) {
        if (execute(handle, update, binding) == 0) {
            throw new UnknownCallException();
        }
    }

    private static int execute(Handle handle, String sql, UnaryOperator<Update> binding) {
        return binding.apply(handle.createUpdate(sql)).execute();
    }

    private Update start(Update update, CallStarted event) {
        return update.bind("id", event.callId())
                .bind("process", process)
                .bind("sipCallId", event.sipCallId())
                .bind("direction", StoreWord.of(event.origin().direction()))
                .bind("originKind", StoreWord.of(event.origin().kind()))
                .bind("originName", event.origin().name())
                .bind("caller", event.caller())
                .bind("dialled", event.dialled())
                .bind("agent", event.agent())
                .bind("at", StoreTime.toColumn(event.at()));
    }

    private static Update turn(Update update, TurnRecorded event) {
        var turn = event.turn();
        StoreTime.bind(update, "speechStarted", turn.times().speechStartedAt());
        StoreTime.bind(update, "speechStopped", turn.times().speechStoppedAt());
        StoreTime.bind(update, "firstAudio", turn.times().firstAudioAt());
        StoreTime.bind(update, "firstRtp", turn.times().firstRtpAt());
        return update.bind("id", event.callId())
                .bind("ordinal", turn.ordinal())
                .bind("kind", StoreWord.of(turn.kind()))
                .bind("responseId", turn.responseId())
                .bind("latency", turn.latencyMillis())
                .bind("interrupted", turn.interrupted())
                .bind("heard", turn.heardMillis())
                .bind("status", StoreWord.of(turn.status()));
    }

    private static Update line(Update update, LineRecorded event) {
        var line = event.line();
        return update.bind("id", event.callId())
                .bind("ordinal", line.ordinal())
                .bind("turn", line.turn())
                .bind("speaker", StoreWord.of(line.speaker()))
                .bind("text", line.text())
                .bind("agent", line.agent())
                .bind("at", StoreTime.toColumn(line.at()));
    }

    private static Update end(Update update, CallEnded event) {
        var ending = event.ending();
        return update.bind("id", event.callId())
                .bind("at", StoreTime.toColumn(event.at()))
                .bind("outcome", ending.outcome())
                .bind("sipStatus", ending.sipStatus())
                .bind("detail", ending.detail())
                .bind("duration", ending.durationMillis())
                .bind("in", ending.packets().in())
                .bind("out", ending.packets().out())
                .bind("lost", ending.packets().lost())
                .bind("late", ending.packets().late());
    }

    /** The call's first event was never written: it was dropped, or skipped. */
    static final class UnknownCallException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        UnknownCallException() {
            super("the start of this call was not written");
        }
    }
}
