package dev.callwright.sip.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.CaptureConfig;
import dev.callwright.config.Secret;
import dev.callwright.sip.WireTap;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MessageRingTest {

    private final MessageRing ring = ring(3, 6);

    @Test
    void keepsTheMessagesOfACallInOrder() {
        admit("a");

        CallTrace call = ring.find("a").orElseThrow();

        assertThat(call.admitted()).isTrue();
        assertThat(call.messages())
                .extracting(seen -> SipText.of(seen.message().text()).firstLine())
                .containsExactly("INVITE sip:100@us SIP/2.0", "SIP/2.0 100 Trying");
        assertThat(ring.find("b")).isEmpty();
    }

    @Test
    void findsByThePrefixTheCallHeardOfLast() {
        admit("abc-1");
        admit("abc-2");

        assertThat(ring.findByPrefix("abc").orElseThrow().callId()).isEqualTo("abc-2");
        assertThat(ring.findByPrefix("abc-1").orElseThrow().callId()).isEqualTo("abc-1");
    }

    @Test
    void keepsTheFirstHalfOfALongCallAndTheLatest() {
        admit("a");
        for (int i = 1; i <= 10; i++) {
            ring.see(Messages.received("a", "INFO sip:us SIP/2.0", i + " INFO"));
        }

        CallTrace call = ring.find("a").orElseThrow();

        assertThat(call.messages())
                .extracting(seen -> SipText.of(seen.message().text()).header("CSeq"))
                .containsExactly("1 INVITE", "1 INVITE", "1 INFO", "8 INFO", "9 INFO", "10 INFO");
        assertThat(call.left()).isEqualTo(6);
    }

    @Test
    void noiseNeverDrivesOutACall() {
        admit("live");
        for (int i = 0; i < 5_000; i++) {
            ring.see(Messages.received("scan-" + i, "INVITE sip:900@us SIP/2.0", "1 INVITE"));
            ring.see(Messages.sent("scan-" + i, "SIP/2.0 403 Forbidden", "1 INVITE"));
        }

        assertThat(ring.find("live")).isPresent();
        assertThat(ring.find("scan-4999").orElseThrow().admitted()).isFalse();
        assertThat(ring.find("scan-0")).isEmpty();
    }

    @Test
    void callsThatAreOverMakeRoomBeforeThoseThatLive() {
        admit("live");
        admit("over");
        ring.see(Messages.received("over", "BYE sip:us SIP/2.0", "2 BYE"));
        admit("c");
        admit("d");

        assertThat(ring.find("live")).isPresent();
        assertThat(ring.find("over")).isEmpty();
    }

    @Test
    void aCallOfOursIsACallFromItsFirstMessage() {
        ring.see(Messages.sent("out", "INVITE sip:200@them SIP/2.0", "1 INVITE"));

        assertThat(ring.find("out").orElseThrow().admitted()).isTrue();
    }

    @Test
    void cutsGiantsAndIgnoresWhatHasNoCallId() {
        ring.see(Messages.received("big", "INVITE sip:us SIP/2.0", "1 INVITE", "X: " + "x".repeat(20_000)));
        ring.see(new WireTap.Message(false, Messages.US, Messages.PEER, "UDP", "", "rubbish"));

        assertThat(ring.find("big")
                        .orElseThrow()
                        .messages()
                        .getFirst()
                        .message()
                        .text())
                .hasSize(MessageRing.LONGEST_TEXT);
        assertThat(ring.find("")).isEmpty();
    }

    @Test
    void keepsNothingWhereNothingIsToBeKept() {
        MessageRing none = ring(0, 6);
        none.see(Messages.sent("out", "INVITE sip:200@them SIP/2.0", "1 INVITE"));

        assertThat(none.find("out")).isEmpty();
    }

    private void admit(String callId) {
        ring.see(Messages.received(callId, "INVITE sip:100@us SIP/2.0", "1 INVITE"));
        ring.see(Messages.sent(callId, "SIP/2.0 100 Trying", "1 INVITE"));
    }

    private static MessageRing ring(int calls, int messages) {
        return new MessageRing(new CaptureConfig(calls, messages, "", 1, Secret.NONE), () -> Instant.EPOCH);
    }
}
