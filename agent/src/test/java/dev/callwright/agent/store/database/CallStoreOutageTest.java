package dev.callwright.agent.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.StoreException;
import dev.callwright.agent.store.testing.Calls;
import dev.callwright.agent.store.testing.CountingObserver;
import dev.callwright.agent.store.testing.Databases;
import dev.callwright.agent.store.testing.Eventually;
import dev.callwright.agent.store.testing.FaultyDataSource;
import dev.callwright.agent.store.testing.FaultyDataSource.Mood;
import dev.callwright.config.StoreConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CallStoreOutageTest {

    private static final Duration AMPLE = Duration.ofSeconds(5);
    /** No queue operation takes this long; a wait for the database would. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private final CountingObserver observer = new CountingObserver();
    private final StoreConfig config = Databases.withTimeout(Databases.memory(), Duration.ofMillis(100));

    @Test
    void startsDetachedAndCatchesUpInOrder() {
        var source = faulty(Mood.AWAY);
        try (var store = open(source, config, AMPLE)) {
            store.record(Calls.started("c-1", Calls.START));
            IntStream.rangeClosed(1, 300).forEach(i -> store.record(Calls.line("c-1", i, "line " + i)));
            Eventually.until("three attempts", () -> observer.retried.get() >= 3);
            assertThat(observer.written).hasValue(0);

            source.turn(Mood.HEALTHY);
            Eventually.until("all written", () -> observer.written.get() == 301);
        }

        assertThat(lines("c-1")).isEqualTo(linesUpTo(300));
        assertThat(observer.dropped).hasValue(0);
        assertThat(observer.skipped).hasValue(0);
    }

    @Test
    void survivesAnOutageInTheMiddleOfACall() {
        var source = faulty(Mood.HEALTHY);
        try (var store = open(source, config, AMPLE)) {
            store.record(Calls.started("c-1", Calls.START));
            store.record(Calls.line("c-1", 1, "line 1"));
            Eventually.until("first half", () -> observer.written.get() == 2);

            source.turn(Mood.AWAY);
            store.record(Calls.line("c-1", 2, "line 2"));
            store.record(Calls.line("c-1", 3, "line 3"));
            Eventually.until("an attempt", () -> observer.retried.get() >= 1);
            source.turn(Mood.HEALTHY);
            Eventually.until("second half", () -> observer.written.get() == 4);
        }

        assertThat(lines("c-1")).isEqualTo(linesUpTo(3));
    }

    @Test
    void returnsAtOnceAndDropsTheNewestWhenTheDatabaseHangs() {
        var source = faulty(Mood.HEALTHY);
        try (var store = open(source, Databases.withQueueLimit(config, 10), AMPLE)) {
            store.record(Calls.started("c-0", Calls.START));
            Eventually.until("the tables are there", () -> observer.written.get() == 1);
            source.turn(Mood.STALLED);
            store.record(Calls.started("c-1", Calls.START));
            Eventually.until("the writer hangs with the first", () -> store.queued() == 0 && store.waiting() == 1);

            var begin = System.nanoTime();
            IntStream.rangeClosed(1, 1_000).forEach(i -> store.record(Calls.line("c-1", i, "line " + i)));
            var tookNanos = System.nanoTime() - begin;

            assertThat(tookNanos).isLessThan(AT_ONCE.toNanos());
            assertThat(store.waiting()).isEqualTo(11);
            assertThat(observer.dropped).hasValue(990);
            source.release();
            Eventually.until("the oldest written", () -> observer.written.get() == 12);
        }

        assertThat(lines("c-1")).isEqualTo(linesUpTo(10));
    }

    @Test
    void aHangingDatabaseDelaysNeitherTheStartNorTheEndForLong() {
        var source = faulty(Mood.STALLED);
        var begin = System.nanoTime();

        var store = open(source, config, Duration.ofMillis(100));
        store.record(Calls.started("c-1", Calls.START));
        store.record(Calls.line("c-1", 1, "lost"));
        store.close();

        assertThat(System.nanoTime() - begin).isLessThan(Duration.ofSeconds(4).toNanos());
        assertThat(observer.dropped).hasValue(2);
        source.release();
    }

    @Test
    void aDatabaseThatIsAwayAtTheEndCostsWhatWaited() {
        var source = faulty(Mood.HEALTHY);
        var store = open(source, config, Duration.ofMillis(100));
        store.record(Calls.started("c-1", Calls.START));
        Eventually.until("the start written", () -> observer.written.get() == 1);
        source.turn(Mood.AWAY);
        store.record(Calls.line("c-1", 1, "lost"));
        store.record(Calls.line("c-1", 2, "lost"));

        store.close();

        assertThat(observer.dropped).hasValue(2);
    }

    @Test
    void aUrlThatNoDriverKnowsDoesNotFailTheServer() {
        var nonsense = Databases.withTimeout(Databases.at("jdbc:nonsense:x"), Duration.ofMillis(100));

        var pool = StoreSource.pool(nonsense);
        try (var store = CallStore.open(
                pool, nonsense, InstantSource.system(), observer, StoreContract.quick(Duration.ofMillis(50)))) {
            Eventually.until("an attempt", () -> observer.retried.get() >= 1);
            store.record(Calls.started("c-1", Calls.START));
        }

        assertThat(observer.dropped).hasValue(1);
    }

    @Test
    void tellsAReaderThatTheDatabaseIsAway() {
        var source = faulty(Mood.AWAY);
        try (var store = open(source, config, Duration.ofMillis(50))) {
            assertThatThrownBy(() -> store.reader().recent(1))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("08001 connection refused");
        }
    }

    private FaultyDataSource faulty(Mood mood) {
        return new FaultyDataSource(StoreSource.pool(Databases.withTimeout(config, AMPLE)), mood);
    }

    private CallStore open(FaultyDataSource source, StoreConfig limits, Duration drain) {
        var timing = StoreContract.quick(drain);
        return CallStore.open(source, limits, InstantSource.fixed(Calls.START), observer, timing);
    }

    private List<String> lines(String id) {
        return CallReader.open(config).find(id).orElseThrow().lines().stream()
                .map(CallLine::text)
                .toList();
    }

    private static List<String> linesUpTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(i -> "line " + i).toList();
    }
}
