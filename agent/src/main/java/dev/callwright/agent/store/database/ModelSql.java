package dev.callwright.agent.store.database;

import dev.callwright.agent.store.StoreEvent.ToolCalled;
import dev.callwright.agent.store.StoreEvent.UsageRecorded;
import org.jdbi.v3.core.statement.Update;

/** The statements for what models did and took, and what is bound to them. */
final class ModelSql {

    static final String UPDATE_TOOL = """
            update tool_call set turn = :turn, name = :name, arguments = :arguments, outcome = :outcome, answer = :answer,
                millis = :millis, at = :at
            where call_id = :id and ordinal = :ordinal""";
    static final String INSERT_TOOL = """
            insert into tool_call (call_id, ordinal, turn, name, arguments, outcome, answer, millis, at)
            values (:id, :ordinal, :turn, :name, :arguments, :outcome, :answer, :millis, :at)""";
    static final String UPDATE_USAGE = """
            update model_usage set at = :at, input_tokens = :input, cached_tokens = :cached, output_tokens = :output,
                cost_micros = :cost
            where call_id = :id and provider = :provider and model = :model""";
    static final String INSERT_USAGE = """
            insert into model_usage (call_id, provider, model, at, input_tokens, cached_tokens, output_tokens, cost_micros)
            values (:id, :provider, :model, :at, :input, :cached, :output, :cost)""";

    private ModelSql() {}

    static Update tool(Update update, ToolCalled event) {
        var tool = event.tool();
        return update.bind("id", event.callId())
                .bind("ordinal", tool.ordinal())
                .bind("turn", tool.turn())
                .bind("name", tool.name())
                .bind("arguments", tool.arguments())
                .bind("outcome", tool.outcome())
                .bind("answer", tool.answer())
                .bind("millis", tool.millis())
                .bind("at", StoreTime.toColumn(tool.at()));
    }

    static Update usage(Update update, UsageRecorded event) {
        var usage = event.usage();
        return update.bind("id", event.callId())
                .bind("provider", usage.provider())
                .bind("model", usage.model())
                .bind("at", StoreTime.toColumn(usage.at()))
                .bind("input", usage.inputTokens())
                .bind("cached", usage.cachedTokens())
                .bind("output", usage.outputTokens())
                .bind("cost", usage.costMicros());
    }
}
