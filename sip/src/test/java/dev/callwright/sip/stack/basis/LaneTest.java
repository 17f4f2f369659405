package dev.callwright.sip.stack.basis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.SipEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LaneTest {

    @Test
    void runsTasksOneAtATimeInTheOrderOfEachSender() throws InterruptedException {
        Lane lane = new Lane("test");
        Queue<Integer> seen = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(4_000);
        for (int sender = 0; sender < 4; sender++) {
            int base = sender * 1_000;
            Thread.ofVirtual()
                    .start(() -> IntStream.range(0, 1_000)
                            .forEach(i -> lane.execute(() -> {
                                seen.add(base + i);
                                done.countDown();
                            })));
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();

        for (int sender = 0; sender < 4; sender++) {
            int base = sender * 1_000;
            assertThat(seen.stream().filter(i -> i / 1_000 == base / 1_000)).isSorted();
        }
    }

    @Test
    void goesOnAfterATaskThatFails() {
        List<String> seen = new ArrayList<>();
        Lane lane = new Lane(Runnable::run);

        lane.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        lane.execute(() -> seen.add("next"));

        assertThat(seen).containsExactly("next");
    }

    @Test
    void runsWhatATaskAddsAfterThatTask() {
        List<String> seen = new ArrayList<>();
        Lane lane = new Lane(Runnable::run);

        lane.execute(() -> {
            lane.execute(() -> seen.add("second"));
            seen.add("first");
        });

        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void takesOnlySoMuchFromAPeerButEverythingFromUs() {
        Queue<Runnable> threads = new ArrayDeque<>();
        Lane lane = new Lane(threads::add);
        List<Integer> seen = new ArrayList<>();

        long taken = IntStream.range(0, 1_000)
                .filter(i -> lane.offer(() -> seen.add(i)))
                .count();
        lane.execute(() -> seen.add(-1));
        threads.remove().run();

        assertThat(taken).isEqualTo(Lane.LIMIT);
        assertThat(seen).hasSize(Lane.LIMIT + 1).endsWith(-1);
        assertThat(threads).isEmpty();
    }

    @Test
    void relaysEarlierEventsFirst() {
        EventRelay relay = new EventRelay();
        List<SipEvent> seen = new ArrayList<>();
        relay.emit(new SipEvent.Ringing(180));
        relay.emit(new SipEvent.Ringing(183));

        relay.attach(seen::add);
        relay.emit(new SipEvent.Bye());

        assertThat(seen).containsExactly(new SipEvent.Ringing(180), new SipEvent.Ringing(183), new SipEvent.Bye());
    }

    @Test
    void keepsOnlySoManyEventsForAReceiverThatNeverCame() {
        EventRelay relay = new EventRelay();
        List<SipEvent> seen = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            relay.emit(new SipEvent.DigitInfo('1'));
        }

        relay.attach(seen::add);

        assertThat(seen).hasSize(64);
    }
}
