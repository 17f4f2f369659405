package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.CareConfig;
import dev.callwright.config.LanguageConfig;
import dev.callwright.config.LimitsConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;

/** What an agent does by itself: ask whether somebody is there, warn, say goodbye, greet from a recording, in a language. */
@Timeout(90)
class CareIT {

    private static final String GREETING = "Welcome to the bicycle shop, this is Mia speaking.";
    private static final CareConfig NONE = new CareConfig(Duration.ZERO, List.of(), "", Duration.ZERO, "");

    private final List<Moment> model = new CopyOnWriteArrayList<>();

    @ConcurrentTest
    void whoeverSaysNothingIsAskedAndThenLeft() throws Exception {
        CareConfig care = new CareConfig(
                Duration.ofSeconds(1), List.of("Are you there?", "Hello again?"), "Bye for now.", Duration.ZERO, "");
        try (Lab lab = lab(agent -> agent.withCare(care));
                Caller caller = Caller.in(lab)) {
            caller.awaitEndByServer();

            assertThat(caller.phone().count(Kind.AGENT_STARTED)).isGreaterThanOrEqualTo(3);
            CallDetail call = lab.finishedCall();
            assertThat(said(call)).containsExactly("Are you there?", "Hello again?", "Bye for now.");
            assertThat(outcome(call)).isEqualTo("caller-idle");
        }
    }

    @ConcurrentTest
    void aRemarkOfTheCallerMakesAllPromptsWorthTryingAgain() throws Exception {
        CareConfig care =
                new CareConfig(Duration.ofMillis(1500), List.of("Are you there?"), "Bye for now.", Duration.ZERO, "");
        try (Lab lab = lab(agent -> agent.withCare(care));
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            caller.phone().say(Lab.words());
            caller.awaitEndByServer();

            assertThat(said(lab.finishedCall()))
                    .filteredOn(text -> text.equals("Are you there?") || text.equals("Bye for now."))
                    .containsExactly("Are you there?", "Are you there?", "Bye for now.");
        }
    }

    @ConcurrentTest
    void nobodyIsPromptedWhileTheCallIsOnHold() throws Exception {
        CareConfig care = new CareConfig(Duration.ofSeconds(1), List.of("Are you there?"), "Bye.", Duration.ZERO, "");
        try (Lab lab = lab(agent -> agent.withCare(care).withGreeting("Hello there."));
                Caller caller = Caller.in(lab)) {
            caller.phone().hold();
            Pause.of(Duration.ofSeconds(4));
            assertThat(lab.server().activeCalls()).isOne();
            caller.phone().resume();
            caller.awaitEndByServer();

            assertThat(said(lab.finishedCall())).containsExactly("Hello there.", "Are you there?", "Bye.");
        }
    }

    @ConcurrentTest
    void theEndOfTimeIsWarnedOfAndTakenLeaveFor() throws Exception {
        CareConfig care =
                new CareConfig(Duration.ZERO, List.of(), "Goodbye now.", Duration.ofSeconds(4), "We end soon.");
        LimitsConfig limits =
                new LimitsConfig(10, Duration.ofSeconds(6), Duration.ofSeconds(2), Duration.ofSeconds(10));
        try (Lab lab = Lab.watched(
                        Lab.parrotScenario(),
                        model::add,
                        _ -> {},
                        config -> agent(config.withLimits(limits), agent -> agent.withCare(care)));
                Caller caller = Caller.in(lab)) {
            caller.awaitEndByServer();

            CallDetail call = lab.finishedCall();
            assertThat(said(call)).containsExactly("We end soon.", "Goodbye now.");
            assertThat(outcome(call)).isEqualTo("too-long");
        }
    }

    @ConcurrentTest
    void theSecondCallerIsGreetedFromARecordingBeforeTheModelListens() throws Exception {
        Duration slow = Duration.ofSeconds(3);
        try (Lab lab = Lab.watched(
                slowToOpen(slow),
                model::add,
                _ -> {},
                config -> agent(config, agent -> agent.withGreeting(GREETING)))) {
            learnGreeting(lab);
            assertThat(lab.meter("words.said{by=model}")).isOne();
            model.clear();

            Caller caller = Caller.in(lab);
            try (caller) {
                caller.awaitSpeeches(1);
                long heardAt = at(caller, Kind.AGENT_STARTED);
                assertThat(lab.meter("words.said{by=recording}")).isOne();
                Lab.await("the session", () -> events().contains("conversation.item.create"));
                assertThat(heardAt)
                        .as("the greeting begins before the model listens")
                        .isLessThan(opened() + slow.toNanos());
                assertThat(events()).doesNotContain("response.create");
                assertThat(caller.hearsAfterSaying(Lab.words()))
                        .as("and the talk goes on")
                        .isNotEmpty();
            }
            CallDetail call = lab.finishedCall();
            assertThat(said(call)).startsWith(GREETING);
            assertThat(call.turns().getFirst().interrupted())
                    .as("the greeting was over when the caller spoke")
                    .isFalse();
            assertThat(call.turns().getFirst().heardMillis()).isGreaterThan(1_000);
        }
    }

    @ConcurrentTest
    void aRecordedGreetingCanBeInterrupted() throws Exception {
        try (Lab lab = lab(agent -> agent.withGreeting(GREETING))) {
            learnGreeting(lab);

            try (Caller caller = Caller.in(lab)) {
                assertThat(caller.phone().await(Kind.AGENT_STARTED, 0, Lab.SOON))
                        .isTrue();
                caller.phone().say(Lab.words());
                Lab.await("the interruption", () -> lab.meter("turn.interrupted") == 1);
                assertThat(lab.meter("words.said{by=recording}")).isOne();
            }
        }
    }

    @ConcurrentTest
    void aCallerIsGreetedInTheLanguageOfItsNumber() throws Exception {
        List<LanguageConfig> languages = List.of(
                LanguageConfig.of("", "en"),
                new LanguageConfig("test", "de", "anna", "Guten Tag.", List.of(), "", "", List.of(), ""));
        try (Lab lab = lab(agent -> agent.withGreeting("Hello.").withLanguages(languages));
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            caller.phone().hangUp();

            assertThat(said(lab.finishedCall())).containsExactly("Guten Tag.");
        }
    }

    /** A first caller, greeted by the model, whose voice is kept. */
    private static void learnGreeting(Lab lab) throws InterruptedException {
        try (Caller _ = Caller.in(lab)) {
            Lab.await("the recording", () -> lab.meter("words.recordings") == 1);
        }
    }

    private static long at(Caller caller, Kind kind) {
        return caller.phone().moments().stream()
                .filter(moment -> moment.kind() == kind)
                .mapToLong(PhoneMoment::atNanos)
                .findFirst()
                .orElseThrow();
    }

    private long opened() {
        return model.stream()
                .filter(moment -> moment.kind() == Moment.Kind.SESSION_OPENED)
                .mapToLong(Moment::nanos)
                .findFirst()
                .orElseThrow();
    }

    private List<String> events() {
        return model.stream()
                .filter(moment -> moment.kind() == Moment.Kind.CLIENT_EVENT)
                .map(Moment::detail)
                .toList();
    }

    private Lab lab(UnaryOperator<AgentConfig> change) {
        return Lab.watched(Lab.parrotScenario(), model::add, _ -> {}, config -> agent(config, change));
    }

    private static CallwrightConfig agent(CallwrightConfig config, UnaryOperator<AgentConfig> change) {
        AgentConfig plain = config.agents().getFirst().withCare(NONE);
        return config.withAgents(List.of(change.apply(plain)));
    }

    private static Scenario slowToOpen(Duration delay) {
        Scenario plain = Lab.parrotScenario();
        Faults faults = plain.faults();
        return plain.withFaults(
                new Faults(faults.connection(), new Faults.Session(delay, false, List.of()), faults.response()));
    }

    private static String outcome(CallDetail call) {
        return call.call().ending().orElseThrow().outcome();
    }

    private static List<String> said(CallDetail call) {
        return call.lines().stream()
                .filter(line -> line.speaker() == CallLine.Speaker.AGENT)
                .map(CallLine::text)
                .toList();
    }
}
