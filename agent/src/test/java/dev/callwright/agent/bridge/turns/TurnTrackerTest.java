package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.TurnTimes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTrackerTest {

    private static final long MILLI = 1_000_000;

    private final List<BridgeEvent> events = new ArrayList<>();
    private final TurnTracker tracker = new TurnTracker(events::add);

    @Test
    void measuresFromTheEndOfSpeechToTheFirstPacket() {
        tracker.callerStarted(1_000 * MILLI);
        tracker.callerStopped(2_000 * MILLI);
        tracker.created("r1", 2_010 * MILLI);
        tracker.firstAudio(2_300 * MILLI);
        tracker.firstRtp(2_320 * MILLI);
        tracker.ended(false, 900, 3_220 * MILLI);

        TurnTimes turn = onlyTurn();
        assertThat(turn.latencyMillis()).isEqualTo(320);
        assertThat(turn.heardMillis()).isEqualTo(900);
        assertThat(turn.interrupted()).isFalse();
    }

    @Test
    void hasNoLatencyForAGreeting() {
        tracker.created("r1", 10 * MILLI);
        tracker.firstAudio(20 * MILLI);
        tracker.firstRtp(30 * MILLI);
        tracker.ended(false, 500, 600 * MILLI);

        assertThat(onlyTurn().latencyMillis()).isEqualTo(-1);
    }

    @Test
    void reportsNothingForAnAnswerThatNeverSounded() {
        tracker.callerStarted(10 * MILLI);
        tracker.created("r1", 20 * MILLI);
        tracker.ended(true, 0, 30 * MILLI);

        assertThat(events).noneMatch(BridgeEvent.TurnEnded.class::isInstance);
    }

    @Test
    void reportsEachStepOnce() {
        tracker.created("r1", 10 * MILLI);
        tracker.firstAudio(20 * MILLI);
        tracker.firstAudio(25 * MILLI);
        tracker.firstRtp(30 * MILLI);
        tracker.firstRtp(50 * MILLI);

        assertThat(events)
                .containsExactly(
                        new BridgeEvent.TurnStep(BridgeEvent.Step.RESPONSE_CREATED, 10 * MILLI),
                        new BridgeEvent.TurnStep(BridgeEvent.Step.FIRST_AUDIO, 20 * MILLI),
                        new BridgeEvent.TurnStep(BridgeEvent.Step.FIRST_RTP, 30 * MILLI));
    }

    @Test
    void forgetsAnAnswerThatWasRevokedButNotTheCaller() {
        tracker.callerStarted(10 * MILLI);
        tracker.created("r1", 20 * MILLI);
        tracker.firstAudio(30 * MILLI);
        tracker.answerRevoked();
        tracker.callerStopped(40 * MILLI);
        tracker.created("r2", 50 * MILLI);
        tracker.firstAudio(60 * MILLI);
        tracker.firstRtp(70 * MILLI);
        tracker.ended(false, 100, 170 * MILLI);

        assertThat(onlyTurn().responseId()).isEqualTo("r2");
        assertThat(onlyTurn().latencyMillis()).isEqualTo(30);
    }

    private TurnTimes onlyTurn() {
        return events.stream()
                .filter(BridgeEvent.TurnEnded.class::isInstance)
                .map(event -> ((BridgeEvent.TurnEnded) event).times())
                .reduce((a, b) -> {
                    throw new AssertionError("more than one turn");
                })
                .orElseThrow();
    }
}
