package dev.callwright.sip.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.WireTap;
import dev.callwright.sip.trace.CallTrace.Seen;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LadderTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final String INVITE = "INVITE sip:100@us SIP/2.0";
    private static final String SDP = """

            v=0
            c=IN IP4 10.0.0.2
            m=audio 4000 RTP/AVP 8 0 101
            a=rtpmap:101 telephone-event/8000
            a=sendonly
            """;

    @Test
    void showsWhoSaidWhatAndWhen() {
        CallTrace call = new CallTrace(
                "a@b",
                true,
                List.of(
                        seen(0, Messages.received("a@b", INVITE, "1 INVITE", SDP)),
                        seen(3, Messages.sent("a@b", "SIP/2.0 100 Trying", "1 INVITE")),
                        seen(500, Messages.received("a@b", INVITE, "1 INVITE", SDP)),
                        seen(700, Messages.sent("a@b", "SIP/2.0 488 Not Acceptable Here", "1 INVITE"))),
                0);

        assertThat(Ladder.of(call, true)).isEqualTo("""
                Call-ID a@b, from 2026-11-21 10:00:00.000 UTC
                                198.51.100.7:5070 (UDP)          us, 192.0.2.1:5060
                         0 ms   |-- INVITE sip:100@us ------------------>|  CSeq 1 INVITE, audio 10.0.0.2:4000 PCMA PCMU telephone-event sendonly
                         3 ms   |<------------------------- 100 Trying --|  CSeq 1 INVITE
                       500 ms   |-- INVITE sip:100@us ------------------>|  CSeq 1 INVITE, audio 10.0.0.2:4000 PCMA PCMU telephone-event sendonly, again
                       700 ms   |<------------ 488 Not Acceptable Here --|  CSeq 1 INVITE
                """);
    }

    @Test
    void saysWhatIsNotKeptAndNothingOfNothing() {
        List<Seen> two = List.of(
                seen(0, Messages.sent("a", INVITE, "1 INVITE")),
                seen(1, Messages.received("a", "BYE sip:us SIP/2.0", "2 BYE")));

        assertThat(Ladder.of(new CallTrace("a", true, two, 12), false)
                        .lines()
                        .toList()
                        .get(3))
                .isEqualTo("                12 messages are not kept");
        assertThat(Ladder.of(new CallTrace("a", true, List.of(), 0), false)).isEmpty();
    }

    @Test
    void nothingInItCanMoveTheCursor() {
        CallTrace call = new CallTrace(
                "a\u001b[2J",
                true,
                List.of(seen(0, Messages.received("a", "INVITE sip:\u001b[1m\u202e SIP/2.0", "1 INVITE"))),
                0);

        assertThat(Ladder.of(call, false)).doesNotContain("\u001b", "\u202e");
    }

    private static Seen seen(long millis, WireTap.Message message) {
        return new Seen(START.plusMillis(millis), message);
    }
}
