package dev.callwright.agent.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.StoreEvent;
import dev.callwright.agent.store.testing.Calls;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class JournalQueueTest {

    private final JournalQueue queue = new JournalQueue(3);

    @Test
    void givesTheOldestFirstAndNoMoreThanAsked() {
        offer("a", "b", "c");

        assertThat(queue.take(2)).extracting(StoreEvent::callId).containsExactly("a", "b");
        assertThat(queue.take(2)).extracting(StoreEvent::callId).containsExactly("c");
    }

    @Test
    void refusesTheNewestWhenFull() {
        offer("a", "b", "c");

        assertThat(queue.offer(Calls.started("d", Calls.START))).isFalse();
        assertThat(queue.take(9)).extracting(StoreEvent::callId).containsExactly("a", "b", "c");
    }

    @Test
    void givesWhatIsLeftAfterTheCloseThenNothing() {
        offer("a");
        queue.close();

        assertThat(queue.offer(Calls.started("b", Calls.START))).isFalse();
        assertThat(queue.take(9)).hasSize(1);
        assertThat(queue.take(9)).isEmpty();
    }

    @Test
    void theCloseWakesTheOneWhoWaits() throws Exception {
        var taken = CompletableFuture.supplyAsync(() -> queue.take(9));

        queue.close();

        assertThat(taken.get(5, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void anEventWakesTheOneWhoWaits() throws Exception {
        var taken = CompletableFuture.supplyAsync(() -> queue.take(9));

        offer("a");

        assertThat(taken.get(5, TimeUnit.SECONDS)).hasSize(1);
    }

    private void offer(String... ids) {
        for (var id : ids) {
            assertThat(queue.offer(Calls.started(id, Calls.START))).isTrue();
        }
    }
}
