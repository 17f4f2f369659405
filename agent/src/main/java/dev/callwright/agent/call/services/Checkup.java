package dev.callwright.agent.call.services;

import java.time.Duration;
import java.util.Optional;

/** What the watchdog remembers of one call. Owner: the watchdog's thread. */
final class Checkup {

    private final Watchdog.Patience patience;
    private Watchdog.Vitals last;
    private long newsSince;
    private long mediaSince;
    private long modelSince;
    private Optional<Ailment> ailment = Optional.empty();
    private Step step = Step.NONE;
    private long steppedAt;

    /** What may be wrong with a call. */
    enum Ailment {
        THREAD,
        MEDIA,
        MODEL;

        String tag() {
            return switch (this) {
                case THREAD -> "thread";
                case MEDIA -> "media";
                case MODEL -> "model";
            };
        }
    }

    /** How a call is brought to its end, one after another. */
    enum Step {
        NONE,
        ASK,
        INTERRUPT,
        ABANDON
    }

    Checkup(Watchdog.Patience patience, Watchdog.Vitals first, long now) {
        this.patience = patience;
        this.last = first;
        this.newsSince = now;
        this.mediaSince = now;
        this.modelSince = now;
    }

    void look(Watchdog.Vitals vitals, long now) {
        if (vitals.news() != last.news()) {
            newsSince = now;
        }
        if (vitals.packets().isEmpty() || !vitals.packets().equals(last.packets())) {
            mediaSince = now;
        }
        if (vitals.model().orElse(true)) {
            modelSince = now;
        }
        last = vitals;
        if (ailment.isEmpty()) {
            ailment = diagnosis(now);
        }
    }

    private Optional<Ailment> diagnosis(long now) {
        if (older(newsSince, patience.thread(), now)) {
            return Optional.of(Ailment.THREAD);
        }
        if (older(mediaSince, patience.media(), now)) {
            return Optional.of(Ailment.MEDIA);
        }
        return older(modelSince, patience.model(), now) ? Optional.of(Ailment.MODEL) : Optional.empty();
    }

    private static boolean older(long since, Duration limit, long now) {
        return now - since >= limit.toNanos();
    }

    /** What is wrong; empty for a call that is well. What was once wrong stays so. */
    Optional<Ailment> ailment() {
        return ailment;
    }

    /** What to do now. Each step comes once, and a grace after the one before. */
    Step next(long now) {
        if (ailment.isEmpty()
                || step == Step.ABANDON
                || (step != Step.NONE && !older(steppedAt, patience.grace(), now))) {
            return Step.NONE;
        }
        steppedAt = now;
        step = switch (step) {
            case NONE -> Step.ASK;
            case ASK -> Step.INTERRUPT;
            case INTERRUPT, ABANDON -> Step.ABANDON;
        };
        return step;
    }
}
