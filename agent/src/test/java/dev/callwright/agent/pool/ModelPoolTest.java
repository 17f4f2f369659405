package dev.callwright.agent.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.model.ModelChoice;
import dev.callwright.agent.bridge.model.ModelNews;
import dev.callwright.agent.bridge.model.ModelSource;
import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.store.CallUsage;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.BudgetConfig;
import dev.callwright.config.ConditionsConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.PricesConfig;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.TurnDetectionConfig;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ModelPoolTest {

    private static final ConditionsConfig ALWAYS = ConditionsConfig.DEFAULTS;
    private static final RealtimeEnd DROPPED = new RealtimeEnd(Cause.DROPPED, "");

    private final Ticks ticks = new Ticks();
    private final AtomicInteger calls = new AtomicInteger(1);
    private final List<CallUsage> usage = new ArrayList<>();
    private final AtomicReference<String> trunk = new AtomicReference<>("");
    private Budgets budgets = new Budgets(List.of(), ticks, _ -> 0);

    @Test
    void anAgentWithoutAListTalksThroughItsOneModel() {
        ModelChoice choice = source(AgentConfig.named("a").withVoice("v"), provider("realtime"))
                .next(Set.of())
                .orElseThrow();

        assertThat(choice.label()).isEqualTo("realtime/stepaudio-2.5-realtime");
        assertThat(choice.settings().voice()).isEqualTo("v");
    }

    @Test
    void theLowestRankGoesFirstAndTheNextWhenItIsExcepted() {
        ModelSource source = source(models(model("b", 2, ALWAYS), model("a", 1, ALWAYS)), provider("a"), provider("b"));
        ModelChoice first = source.next(Set.of()).orElseThrow();
        ModelChoice second = source.next(Set.of(first)).orElseThrow();

        assertThat(first.provider().name()).isEqualTo("a");
        assertThat(second.provider().name()).isEqualTo("b");
        assertThat(source.next(Set.of(first, second))).isEmpty();
    }

    @Test
    void equalsShareByWeight() {
        ModelSource source = source(
                models(new ModelConfig("a", "m", "", 1, 9, ALWAYS), new ModelConfig("b", "m", "", 1, 1, ALWAYS)),
                provider("a"),
                provider("b"));
        long first = IntStream.range(0, 1_000)
                .filter(_ ->
                        source.next(Set.of()).orElseThrow().provider().name().equals("a"))
                .count();

        assertThat(first).isBetween(840L, 950L);
    }

    @Test
    void aProviderThatFailsIsPassedOverForAWhile() {
        ModelSource source = source(models(model("a", 1, ALWAYS), model("b", 2, ALWAYS)), provider("a"), provider("b"));
        for (int i = 0; i < 3; i++) {
            source.report(source.next(Set.of()).orElseThrow(), new ModelNews.Ended(DROPPED));
        }
        assertThat(nameOf(source)).isEqualTo("b");

        ticks.pass(Duration.ofSeconds(5));
        assertThat(nameOf(source)).isEqualTo("a");
    }

    @Test
    void aProviderThatComesUpAndNeverAnswersIsPassedOverToo() {
        ModelSource source = source(models(model("a", 1, ALWAYS), model("b", 2, ALWAYS)), provider("a"), provider("b"));
        for (int i = 0; i < 3; i++) {
            ModelChoice mute = source.next(Set.of()).orElseThrow();
            source.report(mute, new ModelNews.Ready(Duration.ofMillis(50)));
            source.report(mute, new ModelNews.Ended(new RealtimeEnd(Cause.TIMED_OUT, "")));
        }

        assertThat(nameOf(source)).isEqualTo("b");
    }

    @Test
    void anAnswerMakesGoodForFailures() {
        ModelSource source = source(models(model("a", 1, ALWAYS), model("b", 2, ALWAYS)), provider("a"), provider("b"));
        for (int i = 0; i < 5; i++) {
            ModelChoice choice = source.next(Set.of()).orElseThrow();
            source.report(choice, new ModelNews.FirstAudio(Duration.ofMillis(50)));
            source.report(choice, new ModelNews.Ended(DROPPED));
        }

        assertThat(nameOf(source)).isEqualTo("a");
    }

    @Test
    void aModelOrVoiceThatAProviderDoesNotHaveIsNoFaultOfIts() {
        ModelSource source = source(models(model("a", 1, ALWAYS), model("b", 2, ALWAYS)), provider("a"), provider("b"));
        for (Cause cause : List.of(Cause.UNKNOWN_MODEL, Cause.BAD_REQUEST, Cause.UNKNOWN_MODEL)) {
            source.report(source.next(Set.of()).orElseThrow(), new ModelNews.Ended(new RealtimeEnd(cause, "")));
        }

        assertThat(nameOf(source)).isEqualTo("a");
    }

    @Test
    void whenAllAreUnwellTheyAreTriedNevertheless() {
        ModelSource source = source(models(model("a", 1, ALWAYS)), provider("a"));
        for (int i = 0; i < 3; i++) {
            source.report(source.next(Set.of()).orElseThrow(), new ModelNews.Ended(DROPPED));
        }

        assertThat(nameOf(source)).isEqualTo("a");
    }

    @Test
    void sessionsAtOnceAreBoundedAndGivenBack() {
        ModelSource source =
                source(models(model("a", 1, ALWAYS), model("b", 2, ALWAYS)), bounded("a", 1, 0), provider("b"));
        ModelChoice held = source.next(Set.of()).orElseThrow();
        assertThat(nameOf(source)).isEqualTo("b");

        source.report(held, new ModelNews.Ended(new RealtimeEnd(Cause.CLOSED_BY_US, "")));
        assertThat(nameOf(source)).isEqualTo("a");
    }

    @Test
    void whoseLastPlaceIsTakenByAnotherCallMeanwhileGetsTheNext() {
        ModelSource source =
                source(models(model("a", 1, ALWAYS), model("b", 2, ALWAYS)), bounded("a", 0, 1), provider("b"));
        AtomicInteger looks = new AtomicInteger();
        ticks.whenRead(() -> {
            // The first look finds the place free; the second is to take it.
            if (looks.incrementAndGet() == 2) {
                assertThat(nameOf(source)).isEqualTo("a");
            }
        });

        assertThat(nameOf(source)).isEqualTo("b");
    }

    @Test
    void sessionsAMinuteAreBounded() {
        ModelSource source = source(models(model("a", 1, ALWAYS)), bounded("a", 0, 2));
        assertThat(source.next(Set.of())).isPresent();
        assertThat(source.next(Set.of())).isPresent();
        assertThat(source.next(Set.of())).isEmpty();

        ticks.pass(Duration.ofMinutes(1));
        assertThat(source.next(Set.of())).isPresent();
    }

    @Test
    void aSmallerModelIsPreferredUnderLoadAtNightAndWhenMoneyRunsOut() {
        budgets = new Budgets(List.of(new BudgetConfig("", 100, BudgetConfig.Spent.REFUSE)), ticks, _ -> 0);
        ModelSource source = source(
                models(
                        model("load", 1, new ConditionsConfig("", 5, 0, Duration.ZERO)),
                        model("night", 2, new ConditionsConfig("22:00-06:00", 0, 0, Duration.ZERO)),
                        model("money", 3, new ConditionsConfig("", 0, 80, Duration.ZERO)),
                        model("usual", 4, ALWAYS)),
                provider("load"),
                provider("night"),
                provider("money"),
                provider("usual"));
        assertThat(nameOf(source)).isEqualTo("usual");
        budgets.spend("", 800_000);
        assertThat(nameOf(source)).isEqualTo("money");
        ticks.pass(Duration.ofHours(12));
        assertThat(nameOf(source)).isEqualTo("night");
        calls.set(6);
        assertThat(nameOf(source)).isEqualTo("load");
    }

    @Test
    void aQuickModelIsPreferredWhileTheUsualOneIsSlow() {
        ModelSource source = source(
                models(
                        model("quick", 1, new ConditionsConfig("", 0, 0, Duration.ofSeconds(1))),
                        model("usual", 2, ALWAYS)),
                provider("quick"),
                provider("usual"));
        ModelChoice usual = source.next(Set.of()).orElseThrow();
        source.report(usual, new ModelNews.FirstAudio(Duration.ofMillis(1_500)));
        assertThat(nameOf(source)).isEqualTo("quick");

        ticks.pass(Duration.ofMinutes(1));
        assertThat(nameOf(source)).isEqualTo("usual");
    }

    @Test
    void whatACallTakesIsSummedUpAndPriced() {
        ProviderConfig priced = provider("realtime", 0, 0, new PricesConfig(1_000, 200, 7_000));
        ModelSource source = source(AgentConfig.named("a"), priced);
        ModelChoice choice = source.next(Set.of()).orElseThrow();
        source.report(choice, new ModelNews.Used(new Usage(300, 100, 50)));
        source.report(choice, new ModelNews.Used(new Usage(10, 0, 1)));

        CallUsage sum = usage.getLast();
        assertThat(sum.inputTokens()).isEqualTo(310);
        assertThat(sum.cachedTokens()).isEqualTo(100);
        assertThat(sum.outputTokens()).isEqualTo(51);
        assertThat(sum.costMicros())
                .isEqualTo((200 * 1_000 + 100 * 200 + 50 * 7_000) / 100 + (10 * 1_000 + 7_000) / 100);
    }

    @Test
    void whatACallTakesIsChargedToTheTrunkItGoesBy() {
        budgets = new Budgets(
                List.of(
                        new BudgetConfig("first", 1, BudgetConfig.Spent.REFUSE),
                        new BudgetConfig("second", 1, BudgetConfig.Spent.REFUSE)),
                ticks,
                _ -> 0);
        trunk.set("first");
        ModelSource source = source(
                AgentConfig.named("a"), provider("realtime", 0, 0, new PricesConfig(1_000_000, 1_000_000, 1_000_000)));
        ModelChoice choice = source.next(Set.of()).orElseThrow();

        trunk.set("second");
        source.report(choice, new ModelNews.Used(new Usage(300, 0, 50)));

        assertThat(budgets.exhausted("first")).isFalse();
        assertThat(budgets.exhausted("second")).isTrue();
    }

    private String nameOf(ModelSource source) {
        return source.next(Set.of()).orElseThrow().provider().name();
    }

    private ModelSource source(AgentConfig agent, ProviderConfig... providers) {
        List<ModelPool.Entry> entries = Arrays.stream(providers)
                .map(config -> new ModelPool.Entry(new Named(config.name()), config))
                .toList();
        return new ModelPool(entries, budgets, calls::get, ticks, ticks)
                .forCall(
                        new ModelPool.Asker(agent, trunk::get, new UsageBook(usage::add, ticks)),
                        new SessionSettings("", "", "Be kind.", TurnDetectionConfig.DEFAULTS));
    }

    private static AgentConfig models(ModelConfig... models) {
        return AgentConfig.named("a").withModels(List.of(models));
    }

    private static ModelConfig model(String provider, int rank, ConditionsConfig when) {
        return new ModelConfig(provider, "m", "", rank, 1, when);
    }

    private static ProviderConfig provider(String name) {
        return provider(name, 0, 0, PricesConfig.DEFAULTS);
    }

    private static ProviderConfig bounded(String name, int sessions, int perMinute) {
        return provider(name, sessions, perMinute, PricesConfig.DEFAULTS);
    }

    private static ProviderConfig provider(String name, int sessions, int perMinute, PricesConfig prices) {
        ProviderConfig plain = ProviderConfig.DEFAULTS;
        return new ProviderConfig(
                name,
                plain.dialect(),
                "",
                plain.apiKey(),
                true,
                "",
                plain.audio(),
                plain.sessionAge(),
                sessions,
                perMinute,
                prices,
                plain.speechToText(),
                plain.chat(),
                plain.textToSpeech());
    }

    /** A provider nobody opens a session with. */
    private record Named(String name) implements ModelProvider {

        @Override
        public ModelSession open(
                EventLoop loop, SessionSettings settings, AudioFormat line, RealtimeListener listener) {
            throw new AssertionError("no session is opened here");
        }
    }
}
