package dev.callwright.agent.bridge.model;

import dev.callwright.agent.realtime.RealtimeEnd;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which model is tried next, after which pause, and how often in all. Each of a plan's models is tried once without a pause
 * before any is tried again; from lap to lap the pause doubles. One that will refuse again is left out for good. Owner: media
 * loop.
 */
final class Attempts {

    private final ModelPlan plan;
    private final Set<ModelChoice> tried = new HashSet<>();
    private final Set<ModelChoice> useless = new HashSet<>();
    private int made;
    private int laps;

    /** One try. */
    record Attempt(ModelChoice choice, Duration pause) {}

    Attempts(ModelPlan plan) {
        this.plan = plan;
    }

    ModelPlan plan() {
        return plan;
    }

    int made() {
        return made;
    }

    /** The same choice once more, after a session of it that did well; empty when it cannot be had. */
    Optional<Attempt> again(ModelChoice choice, Duration pause) {
        if (spent() || useless.contains(choice) || !plan.models().again(choice)) {
            return Optional.empty();
        }
        return Optional.of(attempt(choice, pause));
    }

    /** The best choice not tried yet, at once; or when all were tried, the best again, after a pause. */
    Optional<Attempt> next() {
        Optional<Attempt> other = other();
        if (other.isPresent() || spent() || tried.isEmpty()) {
            return other;
        }
        tried.clear();
        Duration pause = plan.retries().firstPause().multipliedBy(1L << Math.min(laps++, 16));
        return plan.models().next(Set.copyOf(useless)).map(choice -> attempt(choice, pause));
    }

    /** A choice not tried yet; empty when there is none, or no try is left. */
    Optional<Attempt> other() {
        if (spent()) {
            return Optional.empty();
        }
        Set<ModelChoice> except = new HashSet<>(tried);
        except.addAll(useless);
        return plan.models().next(Set.copyOf(except)).map(choice -> attempt(choice, Duration.ZERO));
    }

    /** There is reason to try others first. */
    void avoid(ModelChoice choice) {
        tried.add(choice);
    }

    /** A choice refused in a way that it would again. */
    void ended(ModelChoice choice, RealtimeEnd end) {
        if (!end.cause().retryable()) {
            useless.add(choice);
        }
    }

    private boolean spent() {
        return made >= plan.retries().attempts();
    }

    private Attempt attempt(ModelChoice choice, Duration pause) {
        made++;
        tried.add(choice);
        return new Attempt(choice, pause);
    }
}
