package dev.callwright.agent.store.testing;

import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.agent.store.CallTool;
import dev.callwright.agent.store.CallTurn;
import dev.callwright.agent.store.CallUsage;
import dev.callwright.agent.store.StoreEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A call as it would be told to the store: greeting, a question with an answer that is interrupted, a digit, the end. */
public final class Calls {

    public static final Instant START = Instant.parse("2026-10-25T00:30:00.250Z");
    public static final Instant ANSWER = START.plusMillis(2_100);

    private Calls() {}

    public static StoreEvent.CallStarted started(String id, Instant at) {
        return new StoreEvent.CallStarted(
                id, id + "@192.0.2.7", CallOrigin.trunk("carrier-a"), "+8613812345678", "4000", "reception", at);
    }

    /** A call we placed. */
    public static StoreEvent.CallStarted placed(String id, Instant at) {
        return new StoreEvent.CallStarted(
                id,
                id + "@192.0.2.1",
                CallOrigin.placedBy("carrier-b"),
                "+862155550100",
                "+8613912345678",
                "reception",
                at);
    }

    public static StoreEvent.LineRecorded line(String id, int ordinal, String text) {
        return new StoreEvent.LineRecorded(
                id, new CallLine(ordinal, 0, CallLine.Speaker.CALLER, text, START, "reception"));
    }

    public static StoreEvent.CallEnded ended(String id, Instant at) {
        var packets = new CallEnding.Packets(1_620, 1_610, 3, 1);
        var ending = new CallEnding("completed", OptionalInt.of(200), "the caller hung up", 32_500, packets);
        return new StoreEvent.CallEnded(id, at, ending);
    }

    public static List<StoreEvent> whole(String id) {
        return List.of(
                started(id, START),
                new StoreEvent.CallAnswered(id, ANSWER),
                new StoreEvent.TurnRecorded(id, greeting()),
                said(id, 1, 1, CallLine.Speaker.AGENT, "Hello, how can I help you?", 420),
                new StoreEvent.TurnRecorded(id, question()),
                said(id, 2, 2, CallLine.Speaker.CALLER, "\u6211\u60f3\u8ba2\u4e00\u5f20\u684c\u5b50", 6_900),
                said(id, 3, 2, CallLine.Speaker.AGENT, "Certainly, for how many people and at", 9_130),
                said(id, 4, 0, CallLine.Speaker.DIGITS, "5", 12_000),
                new StoreEvent.ToolCalled(id, booking()),
                usage(id, 1_000, 2_500),
                usage(id, 1_430, 3_650),
                new StoreEvent.TurnRecorded(id, unanswered()),
                ended(id, ANSWER.plusMillis(32_500)));
    }

    public static CallTurn greeting() {
        var times = new CallTurn.Times(Optional.empty(), Optional.empty(), at(360), at(410));
        return new CallTurn(
                1,
                CallTurn.Kind.AGENT_GREETING,
                times,
                "resp_1",
                OptionalLong.of(410),
                false,
                2_140,
                CallTurn.Status.COMPLETED);
    }

    public static CallTurn question() {
        var times = new CallTurn.Times(at(4_200), at(6_850), at(7_490), at(7_620));
        return new CallTurn(
                2,
                CallTurn.Kind.CALLER,
                times,
                "resp_2",
                OptionalLong.of(770),
                true,
                1_480,
                CallTurn.Status.INCOMPLETE);
    }

    /** Two guests, no table. */
    public static CallTool booking() {
        return new CallTool(
                1, 2, "book_table", "{\"guests\":2}", "ok", "{\"booked\":false}", 180, ANSWER.plusMillis(8_000));
    }

    /** What a model took up to now. */
    public static StoreEvent.UsageRecorded usage(String id, long inputTokens, long costMicros) {
        return new StoreEvent.UsageRecorded(
                id,
                new CallUsage(
                        "realtime",
                        "stepaudio-2.5-realtime",
                        ANSWER.plusMillis(9_000),
                        inputTokens,
                        200,
                        310,
                        costMicros));
    }

    private static CallTurn unanswered() {
        var times = new CallTurn.Times(at(12_010), Optional.empty(), Optional.empty(), Optional.empty());
        return new CallTurn(
                3, CallTurn.Kind.DIGITS, times, "", OptionalLong.empty(), false, 0, CallTurn.Status.UNANSWERED);
    }

    private static StoreEvent said(
            String id, int ordinal, int turn, CallLine.Speaker speaker, String text, long millis) {
        return new StoreEvent.LineRecorded(
                id, new CallLine(ordinal, turn, speaker, text, ANSWER.plusMillis(millis), "reception"));
    }

    private static Optional<Instant> at(long millis) {
        return Optional.of(ANSWER.plusMillis(millis));
    }
}
