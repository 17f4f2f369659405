package dev.callwright.agent.pool;

import dev.callwright.config.ConditionsConfig;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** Whether what a model's conditions speak of is so. Immutable. */
final class Conditions {

    /**
     * What is known at this moment.
     *
     * @param time          time of day
     * @param calls         calls in progress
     * @param spentPercent  spent of the call's tightest budget
     * @param firstAudio    of the models without a condition on it; empty when none was measured of late
     */
    record Present(LocalTime time, int calls, int spentPercent, Optional<Duration> firstAudio) {}

    private Conditions() {}

    static boolean hold(ConditionsConfig when, Present present) {
        return withinHours(when.hours(), present.time())
                && (when.callsAbove() == 0 || present.calls() > when.callsAbove())
                && (when.spentAbove() == 0 || present.spentPercent() >= when.spentAbove())
                && (when.firstAudioAbove().isZero()
                        || present.firstAudio()
                                .filter(delay -> delay.compareTo(when.firstAudioAbove()) > 0)
                                .isPresent());
    }

    /** {@code HH:MM-HH:MM}, the end excluded; an end before the beginning lies on the next day. */
    static boolean withinHours(String hours, LocalTime time) {
        if (hours.isEmpty()) {
            return true;
        }
        LocalTime from = LocalTime.parse(hours.substring(0, 5));
        LocalTime to = LocalTime.parse(hours.substring(6));
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }
}
