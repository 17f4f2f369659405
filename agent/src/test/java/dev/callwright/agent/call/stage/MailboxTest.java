package dev.callwright.agent.call.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.call.CallOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MailboxTest {

    private static final int CAPACITY = 1024;

    private final AtomicInteger dropped = new AtomicInteger();
    private final Mailbox mailbox = new Mailbox(dropped::incrementAndGet);

    @Test
    void newsComesInTheOrderItWasOffered() throws InterruptedException {
        mailbox.offer(news(1));
        mailbox.offer(news(2));

        assertThat(everything()).containsExactly(news(1), news(2));
    }

    @Test
    void whenItIsFullTheOldestNewsGoesAndTheNewestStays() throws InterruptedException {
        for (int i = 0; i < CAPACITY + 10; i++) {
            mailbox.offer(news(i));
        }
        CallEvent last = new CallEvent.HangUp(CallOutcome.SERVER_STOPPED);
        mailbox.offer(last);

        List<CallEvent> kept = everything();

        assertThat(kept).hasSize(CAPACITY).startsWith(news(11)).endsWith(last);
        assertThat(dropped).hasValue(11);
    }

    @Test
    void nothingComesOnceTheDeadlineHasPassed() throws InterruptedException {
        assertThat(mailbox.await(System.nanoTime() - 1)).isEmpty();
        assertThat(mailbox.await(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2)))
                .isEmpty();
    }

    @Test
    void newsThatIsThereComesEvenAfterTheDeadline() throws InterruptedException {
        mailbox.offer(news(1));

        assertThat(mailbox.await(System.nanoTime() - 1)).contains(news(1));
    }

    private List<CallEvent> everything() throws InterruptedException {
        List<CallEvent> events = new ArrayList<>();
        Optional<CallEvent> event = mailbox.await(System.nanoTime());
        while (event.isPresent()) {
            events.add(event.get());
            event = mailbox.await(System.nanoTime());
        }
        return events;
    }

    private static CallEvent news(int number) {
        return new CallEvent.Bridge(new BridgeEvent.CallerSaid(String.valueOf(number)));
    }
}
