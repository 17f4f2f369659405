package dev.callwright.agent.call.record;

import dev.callwright.agent.bridge.event.TurnTimes;
import java.time.Instant;
import java.util.Optional;

/** Turns times of the monotonic clock into instants, from one reading of both clocks. Immutable. */
final class TimeLine {

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    Instant start() {
        return start;
    }

    Instant now() {
        return instant(System.nanoTime());
    }

    Optional<Instant> at(long nanos) {
        return nanos == TurnTimes.NEVER ? Optional.empty() : Optional.of(instant(nanos));
    }

    private Instant instant(long nanos) {
        return start.plusNanos(nanos - startNanos);
    }
}
