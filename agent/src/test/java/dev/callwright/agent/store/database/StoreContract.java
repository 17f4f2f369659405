package dev.callwright.agent.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.agent.store.CallTool;
import dev.callwright.agent.store.CallTurn;
import dev.callwright.agent.store.CallUsage;
import dev.callwright.agent.store.StoreEvent;
import dev.callwright.agent.store.StoreObserver;
import dev.callwright.agent.store.testing.Calls;
import dev.callwright.agent.store.testing.CountingObserver;
import dev.callwright.config.StoreConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every database has to do, whichever it is. Each method wants a database without calls. */
public final class StoreContract {

    private static final InstantSource CLOCK = InstantSource.fixed(Calls.START.minusSeconds(1));
    private static final InstantSource LATER = InstantSource.fixed(Calls.START.plusSeconds(3_600));

    private StoreContract() {}

    static void keepsEveryField(StoreConfig config) {
        var observer = new CountingObserver();
        var events = Calls.whole("c-1");

        writeAll(config, CLOCK, observer, events);

        var call = CallReader.open(config).find("c-1").orElseThrow();
        assertThat(call).isEqualTo(detailOf(events));
        assertThat(observer.written).hasValue(events.size());
        assertThat(observer.skipped).hasValue(0);
    }

    static void writingTwiceIsWritingOnce(StoreConfig config) {
        var events = new ArrayList<StoreEvent>(Calls.whole("c-1"));
        events.addAll(Calls.whole("c-1"));

        writeAll(config, CLOCK, new CountingObserver(), events);

        assertThat(CallReader.open(config).recent(10)).hasSize(1);
        assertThat(CallReader.open(config).find("c-1")).contains(detailOf(Calls.whole("c-1")));
    }

    static void keepsTheLastTrunkACallWePlacedWasTriedOn(StoreConfig config) {
        var second = Calls.placed("c-1", Calls.START);
        var first = new StoreEvent.CallStarted(
                "c-1", "other@192.0.2.1", CallOrigin.placedBy("carrier-a"), "1", "2", "reception", Calls.START);

        writeAll(config, CLOCK, new CountingObserver(), List.of(first, second));

        assertThat(CallReader.open(config).find("c-1")).contains(detailOf(List.of(second)));
    }

    static void marksCallsThatAFormerRunLeftOpen(StoreConfig config) {
        writeAll(
                config,
                CLOCK,
                new CountingObserver(),
                List.of(
                        Calls.started("left-open", Calls.START),
                        Calls.started("ended", Calls.START),
                        Calls.ended("ended", Calls.ANSWER)));

        writeAll(config, LATER, new CountingObserver(), List.of(Calls.started("of-this-run", LATER.instant())));

        assertThat(outcome(config, "left-open")).contains(CallEnding.INTERRUPTED_BY_RESTART);
        assertThat(outcome(config, "ended")).contains("completed");
        assertThat(outcome(config, "of-this-run")).isEmpty();
    }

    static void leavesOutWhatTheDatabaseRefuses(StoreConfig config) {
        var observer = new CountingObserver();
        var tooLong = "x".repeat(65);

        writeAll(
                config,
                CLOCK,
                observer,
                List.of(
                        Calls.started("good", Calls.START),
                        Calls.started(tooLong, Calls.START),
                        Calls.line("never-started", 1, "lost"),
                        Calls.ended("never-started", Calls.ANSWER),
                        Calls.line("good", 1, "kept")));

        assertThat(observer.skipped).hasValue(3);
        assertThat(observer.written).hasValue(2);
        assertThat(observer.dropped).hasValue(0);
        var call = CallReader.open(config).find("good").orElseThrow();
        assertThat(call.lines()).extracting(CallLine::text).containsExactly("kept");
    }

    static void boundsAndCleansWhatCallersSend(StoreConfig config) {
        var hostile = "\u0000'; drop table call; --" + "\uD83D\uDE00".repeat(3_000);

        writeAll(
                config,
                CLOCK,
                new CountingObserver(),
                List.of(Calls.started("c-1", Calls.START), Calls.line("c-1", 1, hostile)));

        var text = CallReader.open(config)
                .find("c-1")
                .orElseThrow()
                .lines()
                .getFirst()
                .text();
        assertThat(text).startsWith("\uFFFD'; drop").endsWith("\u2026").hasSizeLessThanOrEqualTo(4_000);
    }

    static void findsByPrefixAndListsNewestFirst(StoreConfig config) {
        writeAll(
                config,
                CLOCK,
                new CountingObserver(),
                List.of(
                        Calls.started("ab", Calls.START.plusSeconds(1)),
                        Calls.started("abc-1", Calls.START.plusSeconds(2)),
                        Calls.started("abc-2", Calls.START.plusSeconds(3)),
                        Calls.started("a%b", Calls.START)));
        var reader = CallReader.open(config);

        assertThat(reader.recent(3)).extracting(CallSummary::id).containsExactly("abc-2", "abc-1", "ab");
        assertThat(reader.find("ab")).map(found -> found.call().id()).contains("ab");
        assertThat(reader.find("abc")).map(found -> found.call().id()).contains("abc-2");
        assertThat(reader.find("a%")).map(found -> found.call().id()).contains("a%b");
        assertThat(reader.find("zzz")).isEmpty();
        assertThat(reader.find("")).isEmpty();
    }

    static void sumsWhatModelsCost(StoreConfig config) {
        writeAll(
                config,
                InstantSource.fixed(Calls.START),
                new CountingObserver(),
                List.of(
                        Calls.started("a", Calls.START),
                        Calls.usage("a", 10, 300),
                        Calls.usage("a", 20, 500),
                        Calls.placed("b", Calls.START),
                        Calls.usage("b", 10, 7)));
        var reader = CallReader.open(config);

        assertThat(reader.spent("", Calls.START)).isEqualTo(507);
        assertThat(reader.spent("carrier-a", Calls.START)).isEqualTo(500);
        assertThat(reader.spent("nobody", Calls.START)).isZero();
        assertThat(reader.spent("", Calls.START.plusSeconds(3600))).isZero();
    }

    static void readsNothingWhereNothingWasWritten(StoreConfig config) {
        var reader = CallReader.open(config);

        assertThat(reader.recent(10)).isEmpty();
        assertThat(reader.find("any")).isEmpty();
    }

    private static void writeAll(
            StoreConfig config, InstantSource clock, StoreObserver observer, List<? extends StoreEvent> events) {
        try (var store = CallStore.open(config, clock, observer)) {
            events.forEach(store::record);
        }
    }

    private static Optional<String> outcome(StoreConfig config, String id) {
        return CallReader.open(config)
                .find(id)
                .flatMap(found -> found.call().ending())
                .map(CallEnding::outcome);
    }

    /** Folds events into the detail they should make. */
    public static CallDetail detailOf(List<StoreEvent> events) {
        var turns = new ArrayList<CallTurn>();
        var lines = new ArrayList<CallLine>();
        var tools = new ArrayList<CallTool>();
        var usage = List.<CallUsage>of();
        var start = (StoreEvent.CallStarted) events.getFirst();
        Optional<Instant> answered = Optional.empty();
        Optional<StoreEvent.CallEnded> ended = Optional.empty();
        for (var event : events) {
            switch (event) {
                case StoreEvent.CallStarted ignored -> {}
                case StoreEvent.CallAnswered answer -> answered = Optional.of(answer.at());
                case StoreEvent.TurnRecorded turn -> turns.add(turn.turn());
                case StoreEvent.LineRecorded line -> lines.add(line.line());
                case StoreEvent.ToolCalled tool -> tools.add(tool.tool());
                case StoreEvent.UsageRecorded taken -> usage = List.of(taken.usage());
                case StoreEvent.CallEnded end -> ended = Optional.of(end);
            }
        }
        var summary = new CallSummary(
                start.callId(),
                start.sipCallId(),
                start.origin(),
                start.caller(),
                start.dialled(),
                start.agent(),
                start.at(),
                answered,
                ended.map(StoreEvent.CallEnded::at),
                ended.map(StoreEvent.CallEnded::ending));
        return new CallDetail(summary, turns, lines, tools, usage);
    }

    static CallStore.Timing quick(Duration drain) {
        return new CallStore.Timing(Duration.ofMillis(5), Duration.ofMillis(20), drain);
    }
}
