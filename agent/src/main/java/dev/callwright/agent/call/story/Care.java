package dev.callwright.agent.call.story;

import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.stage.CallStage;
import dev.callwright.agent.call.stage.Stillness;
import dev.callwright.agent.call.stage.Voice;
import dev.callwright.config.CareConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * What an agent does about silence and the end of time while it talks: it asks whether somebody is there, warns before the longest
 * duration is over, and says goodbye. Owner: call thread.
 */
final class Care {

    /** Words are awaited for no longer than this: to be spoken, and to be heard. */
    private static final Duration HEARD_LIMIT = Duration.ofSeconds(15);
    /** How long words of ours wait for a pause. */
    private static final Duration PAUSE_LIMIT = Duration.ofSeconds(10);
    /** While somebody speaks, or the caller has put us on hold, it is worth looking again only after a while. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** Other calls may spend a budget meanwhile. */
    private static final Duration BUDGET_LOOK = Duration.ofSeconds(5);

    private final CallStage stage;
    private final Voice voice;
    private final Duration longest;
    private final long since;

    private int prompted;
    private long remarksBefore;
    private boolean warned;

    /** Cares for a call that begins now and may last for so long. */
    Care(CallStage stage, Duration longest) {
        this.stage = stage;
        this.voice = stage.voice();
        this.longest = longest;
        this.since = System.nanoTime();
    }

    /** Lets talk until the model is gone, which is told by an empty outcome, or the call is to end. */
    Optional<CallOutcome> attend() throws InterruptedException {
        while (voice.modelGone().isEmpty()) {
            CareConfig care = stage.agent().care();
            Duration age = age();
            if (age.compareTo(longest) >= 0) {
                return Optional.of(farewell(CallOutcome.TOO_LONG));
            }
            Duration idle = idleIn(care);
            if (stage.services().models().overdrawn(stage.parties().origin().trunkName())) {
                stage.waitFor(() -> quiet() || voice.modelGone().isPresent(), PAUSE_LIMIT);
                return Optional.of(farewell(CallOutcome.BUDGET_SPENT));
            }
            if (warningDue(care, age)) {
                warned = true;
                say(Kind.WARNED, care.warning());
            } else if (!idle.isPositive() && prompted == care.idlePrompts().size()) {
                return Optional.of(farewell(CallOutcome.CALLER_IDLE));
            } else if (!idle.isPositive()) {
                say(Kind.PROMPTED, care.idlePrompts().get(prompted++));
            } else {
                stage.waitFor(() -> voice.modelGone().isPresent(), least(idle, care));
            }
        }
        return Optional.empty();
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Until the agent speaks up; not positive when it is time. A remark of the caller makes all prompts worth trying again. */
    private Duration idleIn(CareConfig care) {
        long now = System.nanoTime();
        Stillness stillness = stage.stillness();
        if (stillness.remarks() != remarksBefore) {
            remarksBefore = stillness.remarks();
            prompted = 0;
        }
        prompted = Math.min(prompted, care.idlePrompts().size());
        if (care.idleAfter().isZero()) {
            return longest;
        }
        boolean occupied = stage.tools().busy() || stage.line().held() || voice.saying();
        Duration still = stillness.length(occupied, now);
        return still.isZero() ? LOOK_AGAIN : care.idleAfter().minus(still);
    }

    private boolean warningDue(CareConfig care, Duration age) {
        Duration at = longest.minus(care.warnBefore());
        if (warned || care.warnBefore().isZero() || !at.isPositive() || age.compareTo(at) < 0) {
            return false;
        }
        return !stage.line().held() && (quiet() || age.compareTo(at.plus(PAUSE_LIMIT)) >= 0);
    }

    private boolean quiet() {
        return !stage.stillness().broken(System.nanoTime()) && !voice.saying();
    }

    /** The time until the next thing to look at. */
    private Duration least(Duration idle, CareConfig care) {
        Duration end = longest.minus(age());
        Duration warning = end.minus(care.warnBefore());
        Duration next = shorter(BUDGET_LOOK, shorter(idle, end));
        if (warned || care.warnBefore().isZero() || longest.compareTo(care.warnBefore()) <= 0) {
            return next;
        }
        Duration warn = warning.isPositive() ? warning : LOOK_AGAIN;
        return shorter(warn, next);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void say(Kind moment, String words) throws InterruptedException {
        stage.chronicle().moment(moment, words);
        voice.say(words, false);
        awaitHeard();
    }

    /** Says goodbye, unless nobody would hear it. */
    private CallOutcome farewell(CallOutcome outcome) throws InterruptedException {
        String goodbye = stage.agent().care().goodbye();
        if (!goodbye.isEmpty() && !stage.line().held()) {
            stage.chronicle().moment(Kind.GOODBYE, outcome.tag());
            voice.say(goodbye, true);
            awaitHeard();
        }
        return outcome;
    }

    private void awaitHeard() throws InterruptedException {
        stage.waitFor(() -> !voice.saying() || voice.modelGone().isPresent(), HEARD_LIMIT);
        stage.stillness().touch(System.nanoTime());
    }
}
