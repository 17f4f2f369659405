package dev.callwright.agent.call.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.metrics.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WatchdogTest {

    private final Metrics metrics = new Metrics(new SimpleMeterRegistry());
    private final List<Broken> calls = new ArrayList<>();
    private final Watchdog dog = new Watchdog(
            () -> calls,
            new Watchdog.Patience(
                    Duration.ofSeconds(30), Duration.ofSeconds(40), Duration.ofSeconds(60), Duration.ofSeconds(10)),
            metrics);

    @Test
    void aCallThatTakesNewsAndTicksIsLeftAlone() {
        Broken well = call();
        for (int second = 0; second < 3600; second += 5) {
            well.news++;
            well.packets++;
            look(second);
        }

        assertThat(well.done).isEmpty();
    }

    @Test
    void aStuckThreadIsAskedThenInterruptedThenAbandoned() {
        Broken stuck = call();
        for (int second = 0; second < 120; second += 5) {
            stuck.packets++;
            look(second);
        }

        assertThat(stuck.done).containsExactly("WATCHDOG", "interrupt", "abandon");
        assertThat(metrics.summary()).contains("watchdog.ended{reason=thread}=1");
    }

    @Test
    void mediaThatDoesNotTickEndsTheCall() {
        Broken silent = call();
        for (int second = 0; second < 45; second += 5) {
            silent.news++;
            look(second);
        }

        assertThat(silent.done).containsExactly("WATCHDOG");
        assertThat(metrics.summary()).contains("watchdog.ended{reason=media}=1");
    }

    @Test
    void aModelThatIsGoneWithoutAWordEndsTheCall() {
        Broken alone = call();
        alone.model = false;
        for (int second = 0; second < 65; second += 5) {
            alone.news++;
            alone.packets++;
            look(second);
        }

        assertThat(alone.done).containsExactly("WATCHDOG");
        assertThat(metrics.summary()).contains("watchdog.ended{reason=model}=1");
    }

    @Test
    void aCallThatEndsInTimeIsForgotten() {
        Broken stuck = call();
        look(0);
        look(30);
        calls.clear();
        look(60);

        assertThat(stuck.done).containsExactly("WATCHDOG");
    }

    @Test
    void aCallThatCannotBeLookedAtHidesNoOther() {
        Broken faulty = call();
        faulty.faulty = true;
        Broken stuck = call();
        for (int second = 0; second < 120; second += 5) {
            stuck.packets++;
            look(second);
        }

        assertThat(stuck.done).containsExactly("WATCHDOG", "interrupt", "abandon");
        assertThat(faulty.done).isEmpty();
    }

    private Broken call() {
        Broken call = new Broken("c" + calls.size());
        calls.add(call);
        return call;
    }

    private void look(int second) {
        dog.check(Duration.ofSeconds(second).toNanos());
    }

    /** A call of which parts stand still unless the test moves them. */
    private static final class Broken implements Watchdog.Guarded {

        private final String id;
        private final List<String> done = new ArrayList<>();
        private long news;
        private long packets;
        private boolean model = true;
        private boolean faulty;

        Broken(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Watchdog.Vitals vitals() {
            if (faulty) {
                throw new IllegalStateException("a fault of this call alone");
            }
            return new Watchdog.Vitals(news, Optional.of(packets), Optional.of(model));
        }

        @Override
        public void hangUp(CallOutcome outcome) {
            done.add(outcome.name());
        }

        @Override
        public void interrupt() {
            done.add("interrupt");
        }

        @Override
        public void abandon() {
            done.add("abandon");
        }
    }
}
