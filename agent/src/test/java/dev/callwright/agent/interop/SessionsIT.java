package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Limits;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.store.CallLine;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.RealtimeConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** The model's session fails in the midst of a call, in every way the simulator knows; what the caller heard is looked at. */
@Timeout(90)
@Tag("alone")
class SessionsIT {

    private static final String GREETING = "Hello, how can I help you?";

    /** Two seconds, and what a busy machine adds. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(2_300);

    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);

    private final List<Moment> model = new CopyOnWriteArrayList<>();

    @ConcurrentTest
    void goesOnWhenTheConnectionDropsInTheMidstOfAnAnswer() throws Exception {
        keepsTheCall("drops in the midst of an answer", dropping(Duration.ofMillis(500)));
    }

    @ConcurrentTest
    void answersWhenTheConnectionDropsBeforeTheAnswer() throws Exception {
        keepsTheCall("drops before the answer", dropping(Duration.ofMillis(60)));
    }

    @ConcurrentTest
    void answersWhenTheModelFallsSilentBeforeTheAnswer() throws Exception {
        keepsTheCall("falls silent before the answer", new Faults.Session(Duration.ZERO, false, List.of(), false, 2));
    }

    @ConcurrentTest
    void asksAgainForAnAnswerThatCameToNothing() throws Exception {
        Faults.Response empty = new Faults.Response(0, List.of(2), List.of(), List.of(), List.of(), false, false);
        try (Lab lab = lab(new Faults(List.of(), Faults.Connection.DEFAULTS, Faults.Session.DEFAULTS, empty));
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            caller.phone().say(Lab.words());
            long since = System.nanoTime();
            Lab.await("another answer", () -> count(Moment.Kind.FIRST_AUDIO) == 2);

            assertThat(Silence.longest("completes an answer without a word", caller.heardSince(since)))
                    .isLessThan(LONGEST_SILENCE);
            assertThat(lab.meter("realtime.answers.empty")).isOne();
            assertThat(count(Moment.Kind.SESSION_OPENED)).isOne();
        }
    }

    @ConcurrentTest
    void greetsThoughTheFirstAnswerCameToNothing() throws Exception {
        Faults.Response empty = new Faults.Response(0, List.of(1), List.of(), List.of(), List.of(), false, false);
        try (Lab lab = lab(new Faults(List.of(), Faults.Connection.DEFAULTS, Faults.Session.DEFAULTS, empty));
                Caller caller = Caller.in(lab)) {
            long answered = System.nanoTime();
            Lab.await("the greeting", () -> count(Moment.Kind.FIRST_AUDIO) == 1);

            assertThat(Silence.longest("completes the greeting without a word", caller.heardSince(answered)))
                    .isLessThan(LONGEST_SILENCE);
            caller.awaitSpeeches(1);
            caller.phone().hangUp();
            assertThat(lab.finishedCall().lines())
                    .anyMatch(line -> line.speaker() == CallLine.Speaker.AGENT
                            && line.text().equals(GREETING));
        }
    }

    @ConcurrentTest
    void playsAToneWhileTheNextSessionIsSlowToComeUp() throws Exception {
        Faults.Connection slow = new Faults.Connection(0, Duration.ofMillis(60), 2, 0, 402, Duration.ofMillis(2_000));
        try (Lab lab = lab(new Faults(List.of(), slow, Faults.Session.DEFAULTS, Faults.Response.DEFAULTS));
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);

            long since = saysAndWaitsForTheSecondSession(caller);

            assertThat(Silence.longest("drops, and the next session is slow to come up", caller.heardSince(since)))
                    .isLessThan(LONGEST_SILENCE);
            assertThat(lab.meter("hold.tones")).isPositive();
        }
    }

    @ConcurrentTest
    void greetsThoughTheFirstSessionIsMuteFromTheBeginning() throws Exception {
        Faults.Session mute = new Faults.Session(Duration.ZERO, false, List.of(), true, 0);
        try (Lab lab = lab(new Faults(List.of(1), Faults.Connection.DEFAULTS, mute, Faults.Response.DEFAULTS));
                Caller caller = Caller.in(lab)) {
            long answered = System.nanoTime();
            Lab.await("a greeting by the second session", () -> count(Moment.Kind.FIRST_AUDIO) == 1);

            assertThat(Silence.longest("is mute from the beginning", caller.heardSince(answered)))
                    .isLessThan(LONGEST_SILENCE);
            assertThat(lab.meter("realtime.ended{cause=timed-out}")).isOne();
        }
    }

    @ConcurrentTest
    void namesTheQuotaThatIsUsedUpInMidCall() throws Exception {
        endsWithAnApology(402, "model-quota-exhausted");
    }

    @ConcurrentTest
    void namesTheLimitOfSessionsMetInMidCall() throws Exception {
        endsWithAnApology(429, "model-rate-limited");
    }

    @ConcurrentTest
    void apologisesWhenTheVoiceIsRefusedLate() throws Exception {
        Faults.Session refused = new Faults.Session(Duration.ZERO, false, List.of(AgentConfig.DEFAULTS.voice()));
        try (Lab lab = lab(new Faults(List.of(), Faults.Connection.DEFAULTS, refused, Faults.Response.DEFAULTS));
                Caller caller = Caller.in(lab)) {
            caller.awaitEndByServer();

            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("model-unknown");
        }
    }

    @ConcurrentTest
    void callersDoNotNoticeThatSessionsGrowOld() throws Exception {
        Scenario brief = withSessionLimit(scenario(Faults.DEFAULTS), Duration.ofSeconds(6));
        try (Lab lab = Lab.changed(brief, model::add, config -> changed(config, Duration.ofSeconds(3)));
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            for (int turn = 1; turn <= 3; turn++) {
                assertThat(echo(caller)).as("turn " + turn).isGreaterThan(0.8);
                int renewed = turn;
                Lab.await("a renewal", () -> lab.meter("realtime.replaced{reason=renewal}") >= renewed);
            }
            caller.phone().hangUp();

            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("caller-hung-up");
            assertThat(lab.meter("realtime.replaced{reason=return}")).isZero();
            assertThat(told()).as("to the sessions after the first").anyMatch(item -> item.startsWith("assistant "));
            assertThat(told()).anyMatch(item -> item.startsWith("user [caller speech"));
        }
    }

    private void keepsTheCall(String fault, Faults.Session session) throws Exception {
        keepsTheCall(fault, new Faults(List.of(1), Faults.Connection.DEFAULTS, session, Faults.Response.DEFAULTS));
    }

    /** The fault strikes the answer to the caller's first words. */
    private void keepsTheCall(String fault, Faults faults) throws Exception {
        try (Lab lab = lab(faults);
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);

            long since = saysAndWaitsForTheSecondSession(caller);
            Lab.await("its first sound", () -> inLatestSession(Moment.Kind.FIRST_AUDIO));

            assertThat(Silence.longest(fault, caller.heardSince(since))).isLessThan(LONGEST_SILENCE);
            Lab.await("the end of its answer", () -> inLatestSession(Moment.Kind.RESPONSE_DONE));
            Lab.await("that it was heard", () -> Silence.lasts(caller.heard(), Duration.ofSeconds(1)));
            assertThat(echo(caller)).as("the talk goes on").isGreaterThan(0.8);
            assertThat(told()).as("the second session knows").anyMatch(item -> item.startsWith("assistant "));
            caller.phone().hangUp();
            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("caller-hung-up");
        }
    }

    /** How alike what comes back is to what is said, piece by piece. */
    private static double echo(Caller caller) throws Exception {
        long since = System.nanoTime();
        short[] words = Lab.words();
        var _ = caller.hearsAfterSaying(words);
        Lab.await("the end of the echo", () -> Silence.lasts(caller.heard(), Duration.ofMillis(700)));
        return Correlation.ofPieces(words, caller.heardSince(since));
    }

    private void endsWithAnApology(int status, String outcome) throws Exception {
        Faults.Connection refusing = new Faults.Connection(0, Duration.ofMillis(60), 2, 1, status, Duration.ZERO);
        try (Lab lab = lab(new Faults(List.of(), refusing, Faults.Session.DEFAULTS, Faults.Response.DEFAULTS));
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            long since = System.nanoTime();
            caller.phone().say(Lab.words());
            caller.awaitEndByServer();

            assertThat(Silence.longest("refuses every session after a drop: " + status, caller.heardSince(since)))
                    .isLessThan(LONGEST_SILENCE);
            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo(outcome);
        }
    }

    /** Returns when the caller had finished. */
    private long saysAndWaitsForTheSecondSession(Caller caller) throws Exception {
        caller.phone().say(Lab.words());
        long since = System.nanoTime();
        Lab.await("a second session that speaks", () -> count(Moment.Kind.SESSION_OPENED) == 2);
        Lab.await("its answer", () -> inLatestSession(Moment.Kind.RESPONSE_STARTED));
        assertThat(caller.phone().happened(Kind.PEER_HUNG_UP)).isFalse();
        return since;
    }

    private boolean inLatestSession(Moment.Kind kind) {
        String latest = model.stream()
                .filter(moment -> moment.kind() == Moment.Kind.SESSION_OPENED)
                .reduce((_, last) -> last)
                .orElseThrow()
                .sessionId();
        return model.stream()
                .anyMatch(moment -> moment.kind() == kind && moment.sessionId().equals(latest));
    }

    private long count(Moment.Kind kind) {
        return model.stream().filter(moment -> moment.kind() == kind).count();
    }

    private List<String> told() {
        return model.stream()
                .filter(moment -> moment.kind() == Moment.Kind.ITEM_TOLD)
                .map(Moment::detail)
                .toList();
    }

    private static Faults dropping(Duration intoTheAnswer) {
        Faults.Connection drop = new Faults.Connection(0, intoTheAnswer, 2);
        return new Faults(List.of(1), drop, Faults.Session.DEFAULTS, Faults.Response.DEFAULTS);
    }

    private Lab lab(Faults faults) {
        return Lab.changed(
                scenario(faults), model::add, config -> changed(config, RealtimeConfig.DEFAULTS.sessionAge()));
    }

    private static CallwrightConfig changed(CallwrightConfig config, Duration sessionAge) {
        RealtimeConfig plain = config.realtime();
        return config.withRealtime(plain.withRetryPause(Duration.ofMillis(100))
                        .withResponseTimeout(RESPONSE_TIMEOUT)
                        .withSessionAge(sessionAge))
                .withAgents(List.of(config.agents().getFirst().withGreeting("Hello.")));
    }

    private static Scenario scenario(Faults faults) {
        Scenario parrot = Lab.parrotScenario();
        Scenario.Answers answers = new Scenario.Answers(
                parrot.answers().mode(), GREETING, parrot.answers().prompts(), List.of(), List.of());
        return parrot.withAnswers(answers).withFaults(faults);
    }

    private static Scenario withSessionLimit(Scenario scenario, Duration limit) {
        Limits limits = scenario.limits();
        return scenario.withLimits(
                new Limits(limits.idleLimit(), limit, limits.maxUtterance(), limits.maxChunkBytes()));
    }
}
