package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import org.junit.jupiter.api.Test;

/** A session goes while the caller still listens to what came of it. */
final class LostSessionTest {

    private static final RealtimeEnd DROPPED = new RealtimeEnd(Cause.DROPPED, "");

    private final Bench bench = Bench.connected();

    @Test
    void anAnswerThatWasCompleteIsHeardToItsEndAndEndsItsTurn() {
        bench.answers("r1", "We are open from nine to five.", 1_000);
        bench.heard(200);

        bench.models.session(1).listener.onClosed(DROPPED);
        bench.heard(2_000);

        assertThat(bench.told)
                .filteredOn(event -> event instanceof BridgeEvent.TurnEnded)
                .singleElement()
                .isInstanceOfSatisfying(BridgeEvent.TurnEnded.class, ended -> {
                    assertThat(ended.times().interrupted()).isFalse();
                    assertThat(ended.times().heardMillis()).isBetween(1_000L, 1_020L);
                });
        assertThat(bench.conversation.quiet()).isTrue();
    }
}
