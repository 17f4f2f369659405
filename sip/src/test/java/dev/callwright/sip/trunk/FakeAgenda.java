package dev.callwright.sip.trunk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An agenda whose clock moves only when told to; soon means at once. */
final class FakeAgenda implements Agenda {

    private final List<Due> waiting = new ArrayList<>();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    private record Due(Instant at, Runnable task) {}

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void soon(Runnable task) {
        task.run();
    }

    @Override
    public Entry later(Duration delay, Runnable task) {
        Due due = new Due(now.plus(delay), task);
        waiting.add(due);
        return () -> waiting.remove(due);
    }

    void advance(Duration time) {
        Instant end = now.plus(time);
        for (Optional<Due> next = next(end); next.isPresent(); next = next(end)) {
            waiting.remove(next.get());
            now = next.get().at();
            next.get().task().run();
        }
        now = end;
    }

    private Optional<Due> next(Instant end) {
        return waiting.stream().filter(due -> !due.at().isAfter(end)).min(Comparator.comparing(Due::at));
    }
}
