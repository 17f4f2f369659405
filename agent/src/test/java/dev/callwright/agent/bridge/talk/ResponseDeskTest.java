package dev.callwright.agent.bridge.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.ClientEvent;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseDeskTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<ClientEvent> said = new ArrayList<>();
    private final ResponseDesk desk = new ResponseDesk(channel.eventLoop(), said::add, TimeUnit.SECONDS.toNanos(8));

    @BeforeEach
    void freeze() {
        channel.freezeTime();
    }

    @Test
    void asksAtOnceWhenNothingRuns() {
        desk.ask("greet");

        assertThat(said).containsExactly(new ClientEvent.CreateResponse("greet"));
    }

    @Test
    void asksForTheNextResponseWhenTheRunningOneIsDone() {
        desk.created("r1");
        desk.ask("digits");
        assertThat(said).isEmpty();

        desk.done("r1");

        assertThat(said).containsExactly(new ClientEvent.CreateResponse("digits"));
    }

    @Test
    void keepsOnlyTheNewestRequestThatWaits() {
        desk.created("r1");
        desk.ask("first");
        desk.ask("second");

        desk.done("r1");

        assertThat(said).containsExactly(new ClientEvent.CreateResponse("second"));
    }

    @Test
    void cancelsARunningResponseOnce() {
        desk.created("r1");

        assertThat(desk.cancel()).isEqualTo("r1");
        assertThat(desk.cancel()).isEqualTo("r1");

        assertThat(said).containsExactly(new ClientEvent.CancelResponse());
    }

    @Test
    void cancelsNothingWhenNothingRuns() {
        assertThat(desk.cancel()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void givesUpARequestThatIsNeverAnswered() {
        desk.ask("stranded");
        desk.ask("next");

        advance(7_900);
        assertThat(said).hasSize(1);
        advance(200);

        assertThat(said).last().isEqualTo(new ClientEvent.CreateResponse("next"));
        assertThat(desk.givenUp()).isEqualTo(1);
    }

    @Test
    void doesNotGiveUpARequestThatWasAnswered() {
        desk.ask("greet");
        desk.created("r1");

        advance(9_000);

        assertThat(desk.givenUp()).isZero();
    }

    @Test
    void asksAgainAfterARefusalBecauseAResponseWasRunning() {
        desk.ask("greet");
        desk.refusedAsRunning();
        desk.created("vad");

        desk.done("vad");

        assertThat(said).hasSize(2).last().isEqualTo(new ClientEvent.CreateResponse("greet"));
    }

    @Test
    void takesBackARequestThatWaits() {
        desk.created("r1");
        desk.ask("digits");

        assertThat(desk.withdraw()).contains("digits");
        desk.done("r1");

        assertThat(said).isEmpty();
        assertThat(desk.active()).isFalse();
    }

    @Test
    void knowsAResponseThatWasTakenBackTooLate() {
        desk.ask("greet");
        assertThat(desk.withdraw()).contains("greet");
        assertThat(desk.withdraw()).isEmpty();
        assertThat(desk.active()).isFalse();

        desk.created("r1");

        assertThat(desk.tooLate()).isTrue();
        assertThat(desk.tooLate()).isFalse();
    }

    @Test
    void asksAnewAfterTheResponseThatWasTakenBack() {
        desk.ask("greet");
        assertThat(desk.withdraw()).isPresent();
        desk.ask("answer");
        desk.created("r1");
        assertThat(desk.tooLate()).isTrue();
        assertThat(desk.cancel()).isEqualTo("r1");

        desk.done("r1");

        assertThat(said).last().isEqualTo(new ClientEvent.CreateResponse("answer"));
    }

    @Test
    void isActiveUntilTheResponseIsDoneOrCancelled() {
        assertThat(desk.active()).isFalse();
        desk.ask("greet");
        assertThat(desk.active()).isTrue();
        desk.created("r1");
        assertThat(desk.active()).isTrue();

        assertThat(desk.cancel()).isEqualTo("r1");

        assertThat(desk.active()).isFalse();
    }

    private void advance(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
