package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.sip.Credentials;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.OutgoingRequest.From;
import dev.callwright.sip.OutgoingRequest.Style;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.SipException;
import dev.callwright.sip.SipHeader;
import dev.callwright.sip.Target;
import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPeers;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a trunk sees of a call we place: who calls, by what way, and what we make of its answers. */
final class OutboundIT {

    private static final From AGENT = new From("agent");

    @RegisterExtension
    static final RawPeers PEERS = new RawPeers(new TestEndpoint(Duration.ofMillis(10)));

    private final TestEndpoint server = PEERS.server();
    private final RawPhone phone = PEERS.phone();
    private final RawPhone other = PEERS.phone();

    private static NextHop hop(RawPhone to) {
        return new NextHop("127.0.0.1", to.port(), "UDP", "");
    }

    private OutgoingRequest request(From from, List<SipHeader> headers, Duration ringTimeout, NextHop... hops) {
        Target target = new Target("sip:+4930@trunk.invalid", "", List.of(hops));
        return new OutgoingRequest(target, from, RawPhone.SDP, Credentials.NONE, headers, ringTimeout);
    }

    private Placed place(NextHop... hops) {
        return server.call(request(AGENT, List.of(), Duration.ZERO, hops));
    }

    /** The INVITE of a call that is then refused. */
    private RawMessage inviteOf(OutgoingRequest request) {
        Placed placed = server.call(request);
        RawMessage invite = phone.receiveRequest("INVITE");
        refuse(placed, invite);
        return invite;
    }

    private void refuse(Placed placed, RawMessage invite) {
        phone.answer(invite, "486 Busy Here", "p", "");
        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(486);
    }

    @ParameterizedTest
    @CsvSource({
        "P_ASSERTED_IDENTITY,P-Asserted-Identity,''",
        "P_PREFERRED_IDENTITY,P-Preferred-Identity,''",
        "REMOTE_PARTY_ID,Remote-Party-ID,;party=calling;screen=no;privacy=off"
    })
    void namesTheCallerTheWayTheTrunkWantsIt(Style style, String header, String parameters) {
        From from = new From("+49301", "Doe, \"A\" \\", "example.org", style, false);

        RawMessage invite = inviteOf(request(from, List.of(), Duration.ZERO, hop(phone)));

        String address = "\"Doe, \\\"A\\\" \\\\\" <sip:+49301@example.org>";
        assertThat(invite.header("From")).startsWith(address + ";tag=");
        assertThat(invite.header(header)).isEqualTo(address + parameters);
        assertThat(invite.header("Privacy")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"P_ASSERTED_IDENTITY,P-Asserted-Identity", "REMOTE_PARTY_ID,Remote-Party-ID"})
    void hidesTheCallerFromTheCalledPartyButNotFromTheTrunk(Style style, String header) {
        From from = new From("+49301", "A", "example.org", style, true);

        RawMessage invite = inviteOf(request(from, List.of(), Duration.ZERO, hop(phone)));

        assertThat(invite.header("From")).startsWith("\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=");
        assertThat(invite.header(header)).startsWith("\"A\" <sip:+49301@example.org>");
        assertThat(invite.header("Privacy")).isEqualTo("id");
    }

    @Test
    void staysNamedWhereFromIsAllThatTellsTheTrunk() {
        From from = new From("+49301", "", "", Style.FROM, true);

        RawMessage invite = inviteOf(request(from, List.of(), Duration.ZERO, hop(phone)));

        assertThat(invite.header("From")).startsWith("<sip:+49301@127.0.0.1>;tag=");
        assertThat(invite.header("Privacy")).isEqualTo("id");
    }

    @Test
    void addsHeadersAndARouteAndGoesWhereItIsTold() {
        Target target = new Target("sip:+4930@trunk.invalid", "sip:proxy.invalid:5070", List.of(hop(phone)));
        List<SipHeader> headers = List.of(
                new SipHeader("X-Account", "42"),
                new SipHeader("X-Account", "a, b"),
                new SipHeader("Replaces", "id@h;to-tag=1;from-tag=2"));

        RawMessage invite =
                inviteOf(new OutgoingRequest(target, AGENT, RawPhone.SDP, Credentials.NONE, headers, Duration.ZERO));

        assertThat(invite.text()).startsWith("INVITE sip:+4930@trunk.invalid SIP/2.0\r\n");
        assertThat(invite.header("Route")).isEqualTo("<sip:proxy.invalid:5070;lr>");
        assertThat(invite.all("X-Account")).containsExactly("42", "a, b");
        assertThat(invite.header("Replaces")).isEqualTo("id@h;to-tag=1;from-tag=2");
        assertThat(invite.header("Supported")).contains("replaces");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-A|b\\r\\nX-B: c",
                "X-A|b\\nX-B: c",
                "X-A: b\\r\\nX|c",
                "X A|b",
                "''|b",
                "Via|SIP/2.0/UDP h",
                "v|SIP/2.0/UDP h",
                "FROM|<sip:a@h>",
                "Content-Length|0",
                "Proxy-Authorization|Digest",
                "User-Agent|x"
            })
    void refusesHeadersThatAreNotTheApplicationsToAdd(String name, String value) {
        String unescaped = value.replace("\\r", "\r").replace("\\n", "\n");
        List<SipHeader> headers =
                List.of(new SipHeader(name.replace("\\r", "\r").replace("\\n", "\n"), unescaped));

        assertThatThrownBy(() -> server.endpoint().prepare(request(AGENT, headers, Duration.ZERO, hop(phone))))
                .isInstanceOf(SipException.class);
    }

    @Test
    void refusesANameOrDomainThatWouldNotStayInItsHeader() {
        for (From from : List.of(
                new From("a", "x\r\nX-Injected: 1", "", Style.FROM, false),
                new From("a", "", "h>\r\nX-Injected: 1", Style.FROM, false),
                new From("a", "", "two words", Style.FROM, false))) {
            assertThatThrownBy(() -> server.endpoint().prepare(request(from, List.of(), Duration.ZERO, hop(phone))))
                    .isInstanceOf(SipException.class);
        }
    }

    @Test
    void triesTheNextPlaceWhenOneIsOutOfOrder() {
        Placed placed = place(hop(other), hop(phone));
        RawMessage first = other.receiveRequest("INVITE");
        other.answer(first, "100 Trying", "", "");
        other.answer(first, "503 Service Unavailable", "p", "");

        RawMessage second = phone.receiveRequest("INVITE");

        assertThat(second.header("Call-ID")).isEqualTo(first.header("Call-ID"));
        assertThat(second.header("CSeq")).isEqualTo(first.header("CSeq"));
        assertThat(second.fromTag()).isEqualTo(first.fromTag());
        assertThat(second.header("Via")).isNotEqualTo(first.header("Via"));
        refuse(placed, second);
    }

    @Test
    void triesTheNextPlaceWhenOneIsSilent() {
        Placed placed = place(hop(other), hop(phone));

        refuse(placed, phone.receiveRequest("INVITE"));

        assertThat(other.receiveRequest("INVITE").text()).isNotEmpty();
    }

    @Test
    void triesTheNextPlaceWhenOneCannotBeReached() {
        Placed placed = place(new NextHop("127.0.0.1", phone.port(), "TCP", ""), hop(phone));

        RawMessage invite = phone.receiveRequest("INVITE");

        assertThat(invite.header("Via")).startsWith("SIP/2.0/UDP ");
        assertThat(invite.header("Contact")).contains("transport=udp");
        refuse(placed, invite);
    }

    @Test
    void triesNoOtherPlaceOnceTheCalledPartyHasSpoken() {
        Placed placed = place(hop(phone), hop(other));

        refuse(placed, phone.receiveRequest("INVITE"));

        assertThat(other.receive(Duration.ofMillis(50))).isEmpty();
    }

    @Test
    void triesNoOtherPlaceOnceItIsHungUp() {
        Placed placed = place(hop(phone), hop(other));
        RawMessage invite = phone.receiveRequest("INVITE");
        phone.answer(invite, "180 Ringing", "p", "");
        placed.events().next(SipEvent.Ringing.class);
        placed.call().hangUp();
        phone.answer(phone.receiveRequest("CANCEL"), "200 OK", "p", "");
        phone.answer(invite, "503 Service Unavailable", "p", "");

        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(503);
        assertThat(other.receive(Duration.ofMillis(50))).isEmpty();
    }

    @Test
    void cancelsAtTheNextPlaceOnlyWhenThatHasSpoken() {
        Placed placed = place(hop(other), hop(phone));
        RawMessage first = other.receiveRequest("INVITE");
        other.answer(first, "180 Ringing", "o", "");
        other.answer(first, "503 Service Unavailable", "o", "");
        RawMessage second = phone.receiveRequest("INVITE");
        placed.events().next(SipEvent.Ringing.class);

        placed.call().hangUp();
        phone.answer(second, "180 Ringing", "p", "");
        phone.answer(phone.receiveRequest("CANCEL"), "200 OK", "p", "");
        phone.answer(second, "487 Request Terminated", "p", "");

        assertThat(placed.events().skipTo(SipEvent.Refused.class).status()).isEqualTo(487);
    }

    @Test
    void givesUpWhenNobodyAnswersInTime() {
        Placed placed = server.call(request(AGENT, List.of(), Duration.ofMillis(80), hop(phone)));
        RawMessage invite = phone.receiveRequest("INVITE");
        phone.answer(invite, "180 Ringing", "p", "");

        RawMessage cancel = phone.receiveRequest("CANCEL");
        phone.answer(cancel, "200 OK", "p", "");
        phone.answer(invite, "487 Request Terminated", "p", "");

        placed.events().next(SipEvent.Ringing.class);
        assertThat(placed.events().next(SipEvent.Refused.class)).isEqualTo(new SipEvent.Refused(408, "No answer"));
    }

    @Test
    void tellsWhoElseMayBeCalledTheMostWantedFirst() {
        Placed placed = place(hop(phone));

        phone.answer(
                phone.receiveRequest("INVITE"),
                "302 Moved Temporarily",
                "p",
                "",
                "Contact: <sip:low@h>;q=0.1, \"X\" <sip:high@h:5070;transport=tcp>;q=0.9",
                "Contact: <tel:+4930>");

        List<String> targets = placed.events().next(SipEvent.Redirected.class).targets();
        assertThat(targets)
                .endsWith("sip:high@h:5070;transport=tcp", "sip:low@h")
                .doesNotContain("tel:+4930");
    }

    @Test
    void isRefusedByARedirectionToNowhere() {
        Placed placed = place(hop(phone));
        RawMessage invite = phone.receiveRequest("INVITE");

        phone.answer(invite, "399 Elsewhere", "p", "");

        assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(399);
    }

    @Test
    void ringsAtSeveralPhonesAndTalksToTheFirstThatAnswers() {
        Placed placed = place(hop(phone));
        RawMessage invite = phone.receiveRequest("INVITE");
        phone.answer(invite, "180 Ringing", "one", "");
        phone.answer(invite, "183 Session Progress", "two", "");
        phone.answer(invite, "200 OK", "two", RawPhone.SDP);
        assertThat(phone.receiveRequest("ACK").toTag()).isEqualTo("two");
        phone.answer(invite, "200 OK", "one", RawPhone.SDP);
        assertThat(phone.receiveRequest("ACK").toTag()).isEqualTo("one");
        RawMessage bye = phone.receiveRequest("BYE");
        assertThat(bye.toTag()).isEqualTo("one");
        phone.answer(bye, "200 OK", "", "");

        assertThat(placed.events().next(SipEvent.Ringing.class).status()).isEqualTo(180);
        assertThat(placed.events().next(SipEvent.Ringing.class).status()).isEqualTo(183);
        placed.events().next(SipEvent.Answered.class);
        assertThat(placed.call().dialogId().orElseThrow().remoteTag()).isEqualTo("two");
        placed.call().hangUp();
        bye = phone.receiveRequest("BYE");
        assertThat(bye.toTag()).isEqualTo("two");
        phone.answer(bye, "200 OK", "", "");
    }
}
