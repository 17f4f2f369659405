package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.Rejection;
import dev.callwright.sip.SessionChange;
import dev.callwright.sip.SipDialog;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.testing.Events;
import dev.callwright.sip.testing.Polling;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our UAC calls our UAS over loopback, over both transports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SipCallIT {

    private static final String OFFER = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";
    private static final String ANSWER =
            "v=0\r\no=- 2 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0\r\n";
    private static final String HOLD = OFFER + "a=sendonly\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private TestEndpoint caller = new TestEndpoint();
    private TestEndpoint callee = new TestEndpoint();

    /** A call both sides of which are set up. */
    private record Pair(Placed caller, Received callee) {}

    @BeforeAll
    void open() {
        assertThat(caller.port()).isNotEqualTo(callee.port());
    }

    @AfterAll
    void close() {
        caller.close();
        callee.close();
    }

    private Pair establish(String transport) {
        Placed placed = caller.call(callee, transport, OFFER);
        Received received = callee.nextCall();
        received.call().ring();
        placed.events().next(SipEvent.Ringing.class);
        received.call().answer(ANSWER);
        // The ringing may come twice: the INVITE was repeated, on a busy machine.
        placed.events().skipTo(SipEvent.Answered.class);
        received.events().next(SipEvent.Acked.class);
        return new Pair(placed, received);
    }

    private void assertNothingIsLeft() {
        Polling.until(
                "both registries empty",
                PATIENCE,
                () -> caller.stats().callsOpen() == 0 && callee.stats().callsOpen() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void carriesOfferAndAnswerAndTellsWhoCalled(String transport) {
        Placed placed = caller.call(callee, transport, OFFER);
        Received received = callee.nextCall();

        assertThat(received.call().invitation().offer()).contains(OFFER);
        assertThat(received.call().invitation().caller()).isEqualTo("tester");
        assertThat(received.call().invitation().dialled()).isEqualTo("agent");
        assertThat(received.call().invitation().reachedAt()).isEqualTo("127.0.0.1");
        assertThat(received.call().invitation().transport()).isEqualToIgnoringCase(transport);
        assertThat(received.call().callId()).isEqualTo(placed.call().callId());

        received.call().ring();
        assertThat(placed.events().next(SipEvent.Ringing.class).status()).isEqualTo(180);
        received.call().answer(ANSWER);
        assertThat(placed.events().next(SipEvent.Answered.class).sdp()).isEqualTo(ANSWER);
        assertThat(received.events().next(SipEvent.Acked.class).sdp()).isEmpty();

        placed.call().hangUp();
        received.events().next(SipEvent.Bye.class);
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void endsWhenTheCalledSideHangsUp(String transport) {
        Pair pair = establish(transport);

        pair.callee().call().hangUp();
        pair.callee().call().hangUp();

        pair.caller().events().next(SipEvent.Bye.class);
        assertThat(pair.caller().events().quietFor(Duration.ofMillis(50))).isTrue();
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void cancelsACallThatRings(String transport) {
        Placed placed = caller.call(callee, transport, OFFER);
        Received received = callee.nextCall();
        received.call().ring();
        placed.events().next(SipEvent.Ringing.class);

        placed.call().hangUp();

        received.events().next(SipEvent.Cancelled.class);
        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(487);
        received.call().answer(ANSWER);
        assertThat(received.events().quietFor(Duration.ofMillis(50))).isTrue();
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void hasExactlyOneOutcomeWhenCancelMeetsTheAnswer(String transport) {
        int cancelled = 0;
        for (int i = 0; i < 50; i++) {
            Placed placed = caller.call(callee, transport, OFFER);
            Received received = callee.nextCall();
            received.call().ring();
            placed.events().next(SipEvent.Ringing.class);

            Thread.startVirtualThread(() -> received.call().answer(ANSWER));
            placed.call().hangUp();

            SipEvent outcome = received.events().skipTo(SipEvent.class);
            if (outcome instanceof SipEvent.Cancelled) {
                cancelled++;
                assertThat(placed.events().next(SipEvent.Refused.class).status())
                        .isEqualTo(487);
            } else {
                assertThat(outcome).isInstanceOf(SipEvent.Acked.class);
                received.events().next(SipEvent.Bye.class);
            }
            assertThat(received.events().quietFor(Duration.ofMillis(5))).isTrue();
        }
        assertThat(cancelled).isBetween(0, 50);
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void passesAReasonAndRetryAfterWhenItRejects(String transport) {
        Placed placed = caller.call(callee, transport, OFFER);

        callee.nextCall().call().reject(new Rejection(503, "Come back later", Duration.ofSeconds(10)));

        assertThat(placed.events().next(SipEvent.Refused.class))
                .isEqualTo(new SipEvent.Refused(503, "Come back later"));
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void holdsAndResumes(String transport) {
        Pair pair = establish(transport);
        for (String offer : new String[] {HOLD, OFFER}) {
            pair.caller().call().reinvite(offer);

            SessionChange change =
                    pair.callee().events().next(SipEvent.Reinvited.class).change();
            assertThat(change.offer()).contains(offer);
            change.accept(ANSWER);
            change.refuse(488);

            assertThat(pair.caller().events().next(SipEvent.Answered.class).sdp())
                    .isEqualTo(ANSWER);
            pair.callee().events().next(SipEvent.Acked.class);
        }
        pair.callee().call().hangUp();
        pair.caller().events().next(SipEvent.Bye.class);
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void keepsTheSessionWhenAReinviteIsRefused(String transport) {
        Pair pair = establish(transport);

        pair.callee().call().reinvite(HOLD);
        pair.caller().events().next(SipEvent.Reinvited.class).change().refuse(488);

        assertThat(pair.callee().events().next(SipEvent.Refused.class).status()).isEqualTo(488);
        pair.caller().call().info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
        assertThat(pair.callee().events().next(SipEvent.DigitInfo.class).digit())
                .isEqualTo('5');
        pair.caller().call().hangUp();
        pair.callee().events().next(SipEvent.Bye.class);
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void settlesAReinviteFromBothSidesAtOnce(String transport) {
        Pair pair = establish(transport);
        Events callerOutcome = acceptingReinvites(pair.caller().call());
        Events calleeOutcome = acceptingReinvites(pair.callee().call());

        pair.caller().call().reinvite(HOLD);
        pair.callee().call().reinvite(HOLD);

        callerOutcome.next(SipEvent.Answered.class);
        calleeOutcome.next(SipEvent.Answered.class);
        pair.caller().call().hangUp();
        calleeOutcome.next(SipEvent.Bye.class);
        assertNothingIsLeft();
    }

    /** From here on re-INVITEs are accepted, ACKs are of no interest, and the rest is collected. */
    private static Events acceptingReinvites(SipDialog call) {
        Events outcome = new Events();
        call.listen(event -> {
            switch (event) {
                case SipEvent.Reinvited(SessionChange change) -> change.accept(ANSWER);
                case SipEvent.Acked acked -> {}
                default -> outcome.accept(event);
            }
        });
        return outcome;
    }
}
