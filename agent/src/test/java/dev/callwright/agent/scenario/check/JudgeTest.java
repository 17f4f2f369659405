package dev.callwright.agent.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.phone.StereoAudio;
import dev.callwright.agent.scenario.plan.CallPlan;
import dev.callwright.agent.scenario.plan.Expect;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallLine.Speaker;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.agent.store.CallTool;
import dev.callwright.config.JsonTree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Each expectation is met by one call and missed by another: a check that cannot fail is worth nothing. */
final class JudgeTest {

    private static final int RATE = 8_000;
    private static final Instant START = Instant.parse("2026-10-25T10:00:00Z");

    /** The agent speaks from 1 to 3 s; the caller over it from 2 to 4 s, and is answered from 5 to 6 s. */
    private static final List<PhoneMoment> CALL = List.of(
            at(0, Kind.DIALLED),
            at(500, Kind.ANSWERED),
            at(1_000, Kind.AGENT_STARTED),
            at(2_000, Kind.CALLER_STARTED),
            at(3_000, Kind.AGENT_STOPPED),
            at(4_000, Kind.CALLER_STOPPED),
            at(5_000, Kind.AGENT_STARTED),
            at(6_000, Kind.AGENT_STOPPED),
            new PhoneMoment(Kind.KEY_HEARD, 6_500_000_000L, "7"),
            at(9_000, Kind.HUNG_UP));

    @Test
    void findsWhatIsAsItMustBe() {
        Expect met = expect(new Wanted()
                .outcome("caller-hung-up")
                .said(new Expect.Said("hello", ""), new Expect.Said("", "table"), new Expect.Said("certainly", ""))
                .tool("book_table", "{\"guests\":2}")
                .latency(1_100)
                .silence(3_100)
                .stops(1_200)
                .keys("7"));

        assertThat(judge(met)).hasSize(14).noneMatch(Check::fails);
    }

    @Test
    void saysWhatWasFoundInstead() {
        Expect missed = expect(new Wanted()
                .outcome("transferred")
                .said(new Expect.Said("certainly", ""), new Expect.Said("hello", ""))
                .tool("book_table", "{\"guests\":3}")
                .latency(900)
                .silence(2_000)
                .stops(300)
                .keys("8"));

        assertThat(judge(missed).stream().filter(Check::fails).map(check -> check.claim() + ": " + check.found()))
                .containsExactly(
                        "half of the answers come within 0.90 s: they took [1000] ms",
                        "every answer comes within 0.90 s: they took [1000] ms",
                        "the longest silence is at most 2.00 s: 3.00 s",
                        "nothing is heard from 0.30 s after the interruption at 2.00 s until the next answer: 0.70 s of the agent",
                        "the agent presses 8: '7'",
                        "the agent says /hello/: after line 3 there is []",
                        "the outcome is transferred: caller-hung-up",
                        "the model calls book_table with {\"guests\":3}: after call 0 there is"
                                + " [book_table{\"guests\":2} -> ok {}]");
    }

    @Test
    void aServerOfSomebodyElsesTellsNothing() {
        Expect wanted = expect(new Wanted()
                .outcome("completed")
                .said(new Expect.Said("hello", ""))
                .tool("book_table", "{}")
                .latency(1_100));
        Evidence evidence = new Evidence(
                plan(wanted), CALL, audio(), 0, List.of(), Optional.empty(), OptionalLong.empty(), List.of());

        assertThat(Judge.judge(evidence).stream().filter(check -> check.result() == Check.Result.UNKNOWN))
                .hasSize(4);
        assertThat(Judge.judge(evidence)).noneMatch(Check::fails);
    }

    @Test
    void aStepThatCouldNotBeDoneFailsTheCall() {
        Evidence evidence = new Evidence(
                plan(Expect.DEFAULTS),
                CALL,
                audio(),
                0,
                List.of(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of("step 2: the agent did not answer within 8000 ms"));

        assertThat(Judge.judge(evidence).getFirst().found())
                .isEqualTo("step 2: the agent did not answer within 8000 ms");
    }

    @Test
    void aCallThatIsRefusedIsNotLookedAtFurther() {
        Evidence evidence = new Evidence(
                plan(expect(new Wanted().latency(100))),
                List.of(new PhoneMoment(Kind.REFUSED, 0, "503 Service Unavailable")),
                new StereoAudio(new short[0], new short[0], RATE),
                0,
                List.of(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of());

        assertThat(Judge.judge(evidence))
                .filteredOn(Check::fails)
                .containsExactly(
                        new Check("the call is answered", Check.Result.FAILS, "refused with 503 Service Unavailable"));
    }

    private static List<Check> judge(Expect expect) {
        return Judge.judge(new Evidence(
                plan(expect), CALL, audio(), 0, List.of(), Optional.of(record()), OptionalLong.of(1), List.of()));
    }

    private static CallDetail record() {
        CallSummary summary = new CallSummary(
                "1",
                "1@test",
                CallOrigin.trunk("phones"),
                "caller",
                "reception",
                "reception",
                START,
                Optional.of(START),
                Optional.of(START.plusSeconds(9)),
                Optional.of(new CallEnding("caller-hung-up", OptionalInt.of(200), "", 8_500, CallEnding.Packets.NONE)));
        List<CallLine> lines = List.of(
                new CallLine(1, 1, Speaker.AGENT, "Hello, how can I help you?", START, "reception"),
                new CallLine(2, 2, Speaker.CALLER, "A table for two.", START, "reception"),
                new CallLine(3, 2, Speaker.AGENT, "Certainly.", START, "reception"));
        CallTool tool = new CallTool(1, 2, "book_table", "{\"guests\":2}", "ok", "{}", 100, START);
        return new CallDetail(summary, List.of(), lines, List.of(tool), List.of());
    }

    private static StereoAudio audio() {
        short[] caller = new short[9 * RATE];
        short[] agent = new short[9 * RATE];
        sound(agent, 1_000, 3_000);
        sound(caller, 2_000, 4_000);
        sound(agent, 5_000, 6_000);
        return new StereoAudio(caller, agent, RATE);
    }

    private static void sound(short[] pcm, int fromMillis, int toMillis) {
        for (int i = fromMillis * 8; i < toMillis * 8; i++) {
            pcm[i] = (short) (3_000 * Math.sin(i * 0.5));
        }
    }

    private static PhoneMoment at(long millis, Kind kind) {
        return new PhoneMoment(kind, millis * 1_000_000, "");
    }

    private static CallPlan plan(Expect expect) {
        CallPlan d = CallPlan.DEFAULTS;
        return new CallPlan(
                "guest",
                "reception",
                d.from(),
                d.answers(),
                d.agent(),
                d.ring(),
                d.refuse(),
                d.referred(),
                d.limit(),
                d.caller(),
                expect);
    }

    private static Expect expect(Wanted wanted) {
        Expect d = Expect.DEFAULTS;
        return new Expect(
                true,
                wanted.outcome,
                wanted.transcript,
                List.of("pizza"),
                wanted.tools,
                List.of("reception"),
                d.transfers(),
                d.digits(),
                new Expect.Latency(wanted.latency, wanted.latency),
                wanted.silence,
                d.interruptions(),
                wanted.stopsWithin,
                d.sessions(),
                d.agentSpeaks(),
                d.duration(),
                wanted.keys);
    }

    /** What differs between the expectations here. */
    private static final class Wanted {

        private String outcome = "";
        private List<Expect.Said> transcript = List.of();
        private List<Expect.ToolUse> tools = List.of();
        private Duration latency = Duration.ZERO;
        private Duration silence = Duration.ZERO;
        private Duration stopsWithin = Duration.ZERO;
        private String keys = "";

        Wanted outcome(String tag) {
            outcome = tag;
            return this;
        }

        Wanted said(Expect.Said... lines) {
            transcript = List.of(lines);
            return this;
        }

        Wanted tool(String name, String arguments) {
            tools = List.of(new Expect.ToolUse(name, new JsonTree(arguments), "", ""));
            return this;
        }

        Wanted keys(String digits) {
            keys = digits;
            return this;
        }

        Wanted latency(long millis) {
            latency = Duration.ofMillis(millis);
            return this;
        }

        Wanted silence(long millis) {
            silence = Duration.ofMillis(millis);
            return this;
        }

        Wanted stops(long millis) {
            stopsWithin = Duration.ofMillis(millis);
            return this;
        }
    }
}
