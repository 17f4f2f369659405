package dev.callwright.agent.pool;

import dev.callwright.agent.bridge.model.ModelChoice;
import dev.callwright.agent.bridge.model.ModelNews;
import dev.callwright.agent.bridge.model.ModelSource;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.config.ModelConfig;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The models of one call. Of those whose conditions hold, the lowest rank goes first, by weight among equals; a provider that
 * failed of late or has no place free is passed over. When all are unwell, they are tried nevertheless: nothing is lost by it.
 * Thread-safe.
 */
final class CallModels implements ModelSource {

    /** A model of the settings, and the session it would be. */
    private record Option(ModelConfig config, ModelChoice choice, ProviderState state) {}

    private final ModelPool pool;
    private final Supplier<String> trunk;
    private final Map<ModelChoice, Option> options = new LinkedHashMap<>();
    private final UsageBook book;

    CallModels(
            List<ModelConfig> models,
            ModelPool pool,
            ModelPool.Asker asker,
            Function<ModelConfig, SessionSettings> settings) {
        this.pool = pool;
        this.trunk = asker.trunk();
        this.book = asker.book();
        for (ModelConfig model : models) {
            ProviderState state = pool.providers().get(model.provider());
            if (state != null) {
                ModelChoice choice = new ModelChoice(
                        state.provider(), settings.apply(model), state.config().sessionAge());
                options.putIfAbsent(choice, new Option(model, choice, state));
            }
        }
    }

    @Override
    public Optional<ModelChoice> next(Set<ModelChoice> except) {
        Conditions.Present present = present();
        List<Option> allowed = options.values().stream()
                .filter(option -> !except.contains(option.choice()))
                .filter(option -> Conditions.hold(option.config().when(), present))
                .sorted(Comparator.comparingInt(option -> option.config().rank()))
                .toList();
        return first(allowed.stream().filter(option -> option.state().circuit().healthy()))
                .or(() -> first(allowed.stream()));
    }

    @Override
    public boolean again(ModelChoice choice) {
        Option option = options.get(choice);
        return option != null && option.state().gate().enter();
    }

    /** Another call may take the last place of the one drawn; then there are the others. */
    private static Optional<ModelChoice> first(Stream<Option> byRank) {
        List<Option> left = new ArrayList<>(byRank.toList());
        while (!left.isEmpty()) {
            Option drawn = draw(left);
            if (drawn.state().gate().enter()) {
                return Optional.of(drawn.choice());
            }
            left.remove(drawn);
        }
        return Optional.empty();
    }

    /** One of the lowest rank that has a place free, as far as there is one. */
    private static Option draw(List<Option> byRank) {
        List<Option> free =
                byRank.stream().filter(option -> option.state().gate().free()).toList();
        List<Option> candidates = free.isEmpty() ? byRank : free;
        int lowest = candidates.getFirst().config().rank();
        List<Option> equals = candidates.stream()
                .filter(option -> option.config().rank() == lowest)
                .toList();
        List<Integer> weights =
                equals.stream().map(option -> option.config().weight()).toList();
        return equals.get(Ballot.draw(weights, ThreadLocalRandom.current()::nextInt));
    }

    private Conditions.Present present() {
        return new Conditions.Present(
                LocalTime.now(pool.clock()), pool.calls(), pool.budgets().percent(trunk.get()), usualFirstAudio());
    }

    /** Of the models that are there whatever the latency, the one that answers soonest. */
    private Optional<Duration> usualFirstAudio() {
        return options.values().stream()
                .filter(option -> option.config().when().firstAudioAbove().isZero())
                .flatMap(option -> option.state().firstAudio(option.config().model()).ofLate().stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public void report(ModelChoice choice, ModelNews news) {
        Option option = options.get(choice);
        if (option == null) {
            return;
        }
        switch (news) {
            case ModelNews.Ready _ -> {
                // One that comes up and never answers is no better than one that does not come up.
            }
            case ModelNews.FirstAudio(Duration delay) -> {
                option.state().circuit().succeeded();
                option.state().firstAudio(option.config().model()).measured(delay);
            }
            case ModelNews.Used(var usage) -> {
                option.state().circuit().succeeded();
                long micros = Prices.micros(usage, option.state().config().prices());
                pool.budgets().spend(trunk.get(), micros);
                book.add(choice, usage, micros);
            }
            case ModelNews.Ended(RealtimeEnd end) -> ended(option, end);
        }
    }

    private static void ended(Option option, RealtimeEnd end) {
        option.state().gate().leave();
        switch (end.cause()) {
            case CLOSED_BY_US, SESSION_LIMIT -> {
                // As it should be.
            }
            case BAD_REQUEST, UNKNOWN_MODEL -> {
                // A voice or a model that the provider does not have: others of its models may do well.
            }
            case BAD_KEY,
                    QUOTA_EXHAUSTED,
                    RATE_LIMITED,
                    REFUSED,
                    UNREACHABLE,
                    UNTRUSTED_CERTIFICATE,
                    TIMED_OUT,
                    DROPPED -> option.state().circuit().failed(end.cause());
        }
    }
}
