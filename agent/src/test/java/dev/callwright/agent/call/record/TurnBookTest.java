package dev.callwright.agent.call.record;

import static dev.callwright.agent.bridge.event.TurnTimes.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.TurnTimes;
import dev.callwright.agent.store.CallTurn;
import dev.callwright.agent.store.CallTurn.Kind;
import dev.callwright.agent.store.CallTurn.Status;
import org.junit.jupiter.api.Test;

final class TurnBookTest {

    private static final long START = System.nanoTime();

    private final TurnBook book = new TurnBook(new TimeLine());

    @Test
    void theFirstThingTheAgentSaysByItselfIsTheGreeting() {
        assertThat(book.end(spoken(NEVER, NEVER, false)).kind()).isEqualTo(Kind.AGENT_GREETING);
        assertThat(book.end(spoken(NEVER, NEVER, false)).kind()).isEqualTo(Kind.AGENT_PROMPT);
    }

    @Test
    void keysBringAboutTheTurnTheyWerePressedInUnlessTheCallerSpoke() {
        book.pressed();
        assertThat(book.end(spoken(NEVER, NEVER, false)).kind()).isEqualTo(Kind.DIGITS);

        book.pressed();
        assertThat(book.end(spoken(START, START, false)).kind()).isEqualTo(Kind.CALLER);

        assertThat(book.end(spoken(NEVER, NEVER, false)).kind()).isEqualTo(Kind.AGENT_PROMPT);
    }

    @Test
    void turnsAreNumberedFromOne() {
        assertThat(book.present()).isEqualTo(1);

        CallTurn first = book.end(spoken(START, START, true));

        assertThat(first.ordinal()).isEqualTo(1);
        assertThat(first.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(first.latencyMillis()).hasValue(40);
        assertThat(book.over()).isEqualTo(1);
        assertThat(book.present()).isEqualTo(2);
    }

    @Test
    void aTurnTheCallerDidNotBeginHasNoLatency() {
        CallTurn greeting = book.end(spoken(NEVER, NEVER, false));

        assertThat(greeting.latencyMillis()).isEmpty();
        assertThat(greeting.times().speechStartedAt()).isEmpty();
        assertThat(greeting.times().firstRtpAt()).isPresent();
        assertThat(greeting.status()).isEqualTo(Status.COMPLETED);
    }

    /** The first packet leaves 40 ms after {@link #START}. */
    private static TurnTimes spoken(long callerStarted, long callerStopped, boolean interrupted) {
        long firstRtp = START + 40_000_000;
        return new TurnTimes(
                "r", callerStarted, callerStopped, START, START, firstRtp, firstRtp + 1, interrupted, 1_000);
    }
}
