package dev.callwright.sip.stack.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.CallerIdentity;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.SipHeader;
import dev.callwright.sip.testing.Texts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdentityHeadersTest {

    private static final String VIA = "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1";

    private static CallerIdentity of(String... lines) {
        return IdentityHeaders.of(Texts.invite(VIA, lines));
    }

    @Test
    void saysNothingOfAnInviteThatSaysNothing() {
        assertThat(of()).isEqualTo(CallerIdentity.NONE);
    }

    @Test
    void takesTheAssertedSipOrTelUri() {
        assertThat(of("P-Asserted-Identity: \"Doe, \\\"Al\\\"\" <sip:+4930@h;user=phone>, <tel:+4930>"))
                .isEqualTo(new CallerIdentity("+4930", "Doe, \"Al\"", false, List.of()));
        assertThat(of("P-Asserted-Identity: tel:+49301").asserted()).isEqualTo("+49301");
        assertThat(of("P-Asserted-Identity: <sip:host.example.org>, <tel:+493>").asserted())
                .isEqualTo("+493");
    }

    @Test
    void fallsBackToRemotePartyIdOfTheCallingParty() {
        assertThat(of(
                        "Remote-Party-ID: <sip:called@h>;party=called",
                        "Remote-Party-ID: \"A\" <sip:7@h>;party=calling;screen=yes;privacy=full"))
                .isEqualTo(new CallerIdentity("7", "A", true, List.of()));
        assertThat(of("Remote-Party-ID: <sip:7@h>;privacy=off").hidden()).isFalse();
        assertThat(of("P-Asserted-Identity: <sip:1@h>", "Remote-Party-ID: <sip:7@h>")
                        .asserted())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"id,true", "user;critical,true", "header,true", "none,false", "session,false", "ID,true"})
    void readsPrivacy(String value, boolean hidden) {
        assertThat(of("Privacy: " + value).hidden()).isEqualTo(hidden);
    }

    @Test
    void listsDiversionsLatestFirst() {
        assertThat(of(
                                "Diversion: \"x\" <sip:7@h>;reason=unconditional, <sip:8@h>",
                                "Diversion: <tel:+49>;reason=no-answer")
                        .diversions())
                .containsExactly("7", "8", "+49");
    }

    @Test
    void readsTheHistoryWhenThereIsNoDiversion() {
        assertThat(of("History-Info: <sip:1@h?Reason=SIP%3Bcause%3D302>;index=1,"
                                + "<sip:2@h;cause=486>;index=1.1, <sip:3@h>;index=1.1.1")
                        .diversions())
                .containsExactly("2", "1");
    }

    @Test
    void isBounded() {
        String many = String.join(
                ",", IntStream.range(0, 200).mapToObj(i -> "<sip:" + i + "@h>").toList());

        assertThat(of("Diversion: " + many).diversions()).hasSizeLessThanOrEqualTo(10);
        assertThat(of("P-Asserted-Identity: \"" + "x".repeat(5_000) + "\" <sip:" + "1".repeat(5_000) + "@h>"))
                .satisfies(identity -> {
                    assertThat(identity.asserted()).hasSizeLessThanOrEqualTo(128);
                    assertThat(identity.assertedName()).hasSizeLessThanOrEqualTo(128);
                });
    }

    @Test
    void passesOnWhatTheProtocolDoesNotActOn() {
        assertThat(ApplicationHeaders.of(Texts.invite(
                        VIA,
                        "Supported: timer",
                        "Authorization: Digest username=\"a\"",
                        "Proxy-Authorization: Digest username=\"a\"",
                        "Content-Disposition: session",
                        "X-Account: 42",
                        "X-Tags: a, b",
                        "X-Account: 43",
                        "Subject: hello")))
                .containsExactlyInAnyOrder(
                        new SipHeader("X-Account", "42"),
                        new SipHeader("X-Account", "43"),
                        new SipHeader("X-Tags", "a, b"),
                        new SipHeader("Subject", "hello"));
    }

    @Test
    void boundsHeadersInNumberNameAndValue() {
        Stream<String> lines = IntStream.range(0, 100).mapToObj(i -> "X-" + i + ": " + "v".repeat(1_000));

        List<SipHeader> headers = ApplicationHeaders.of(Texts.invite(
                VIA,
                Stream.concat(Stream.of("X-" + "n".repeat(80) + ": 1"), lines).toArray(String[]::new)));

        assertThat(headers).hasSize(Invitation.MOST_HEADERS).allSatisfy(header -> {
            assertThat(header.name()).hasSizeLessThanOrEqualTo(64);
            assertThat(header.value()).hasSizeLessThanOrEqualTo(512);
        });
    }
}
