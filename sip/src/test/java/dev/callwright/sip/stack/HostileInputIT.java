package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.SipConfig;
import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.testing.Polling;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text no peer should send; after each a normal call must work as ever. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileInputIT {

    private static final String SDP_TYPE = "Content-Type: application/sdp";
    private static final Duration SILENCE = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestEndpoint server = new TestEndpoint();
    private final TestEndpoint friend = new TestEndpoint();
    private RawPhone phone = new RawPhone(server.port());

    @BeforeEach
    void freshPhone() {
        phone.close();
        phone = new RawPhone(server.port());
    }

    @AfterEach
    void stillTakesACall() {
        Placed placed = friend.call(server, "udp", RawPhone.SDP);
        Received received = server.nextCall();
        while (!received.call().callId().equals(placed.call().callId())) {
            received.call().hangUp();
            received = server.nextCall();
        }
        received.call().answer(RawPhone.SDP);
        placed.events().next(SipEvent.Answered.class);
        placed.call().hangUp();
        received.events().skipTo(SipEvent.Bye.class);
        Polling.until("no call left", PATIENCE, () -> server.stats().callsOpen() == 0);
    }

    @AfterAll
    void close() {
        phone.close();
        friend.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"Via,0", "From,400", "To,400", "Call-ID,400", "CSeq,0"})
    void countsAMessageThatLacksAHeaderAndRefusesItWhereThatIsPossible(String header, int status) {
        long before = server.stats().malformed();
        String invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE);

        phone.send(invite.replaceFirst("(?m)^" + header + ": .*\r\n", ""));

        assertThat(phone.receive(SILENCE).map(RawMessage::status).orElse(0)).isEqualTo(status);
        assertThat(server.stats().malformed()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CSeq: x INVITE",
                "CSeq: 99999999999999999999 INVITE",
                "CSeq: 1 BYE",
                "From: <<<>>>",
                "To: ;;;",
                "Content-Length: abc",
                "Content-Length: -7",
                "Call-ID: "
            })
    void answersAMessageWithABadHeaderOrDropsIt(String line) {
        String name = line.substring(0, line.indexOf(':'));
        String invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE);

        phone.send(invite.replaceFirst("(?m)^" + name + ": .*(?=\r\n)", line));

        phone.receive(SILENCE)
                .map(RawMessage::status)
                .ifPresent(status -> assertThat(status).isEqualTo(400));
    }

    @Test
    void refusesABodyThatIsNotAsLongAsItSays() {
        String invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE);

        phone.send(invite.replaceFirst("Content-Length: \\d+", "Content-Length: 9999"));

        assertThat(phone.receiveFinal().status()).isEqualTo(400);
    }

    @Test
    void refusesAnotherVersionAndADatagramThatClaimsToBeTcp() {
        phone.send(phone.request("OPTIONS", 1, "", "").replaceFirst(" SIP/2.0", " SIP/7.0"));
        int version = phone.receiveFinal().status();
        String via = "SIP/2.0/TCP 127.0.0.1:" + phone.port() + ";branch=" + RawPhone.branch();
        phone.send(phone.requestVia(via, "OPTIONS", 2, "", ""));
        int transport = phone.receiveFinal().status();

        assertThat(version).isIn(400, 505);
        assertThat(transport).isEqualTo(400);
    }

    @Test
    void leavesMalformedMessagesWithoutAnswerWhereUnknownSourcesHearNothing() {
        try (TestEndpoint silent = new TestEndpoint(TestEndpoint.T1, "127.0.0.1", SipConfig.UnknownSource.SILENCE);
                RawPhone scanner = new RawPhone(silent.port())) {
            scanner.send(scanner.request("OPTIONS", 1, "", "").replace("CSeq: 1 OPTIONS", "CSeq: 1 INVITE"));
            scanner.send(scanner.request("OPTIONS", 2, "", "").replace("SIP/2.0\r\n", "SIP/9.0\r\n"));
            scanner.send("hello\r\n\r\n");

            assertThat(scanner.receive(SILENCE)).isEmpty();
            assertThat(silent.stats().malformed()).isEqualTo(3);
        }
    }

    @Test
    void takesAMessageWithoutMaxForwardsAndWithManyHeaders() {
        String[] headers = new String[200];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = "X-Filler-" + i + ": " + "y".repeat(50);
        }
        String options = phone.request("OPTIONS", 1, "", "", headers).replaceFirst("Max-Forwards: 70\r\n", "");

        phone.send(options);

        assertThat(phone.receiveFinal().status()).isEqualTo(200);
    }

    @Test
    void dropsADatagramLargerThanAnyMessage() {
        long before = server.stats().dropped();

        phone.send(phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE, "X-Large: " + "a".repeat(60_000)));

        assertThat(phone.receive(SILENCE)).isEmpty();
        assertThat(server.stats().dropped()).isEqualTo(before + 1);
    }

    @Test
    void keepsEchoesSmallWhenALargeMessageIsMalformed() {
        String invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE, "X-Large: " + "a".repeat(25_000));

        phone.send(invite.replaceFirst("CSeq: 1 INVITE", "CSeq: one INVITE"));

        phone.receive(SILENCE).ifPresent(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text().length()).isLessThan(2_000);
        });
    }

    @Test
    void survivesEveryCutOfAnInvite() {
        byte[] invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < invite.length; length += 3) {
            byte[] cut = Arrays.copyOf(invite, length);
            phone.send(cut);
        }

        while (phone.receive(SILENCE).isPresent()) {
            // Whatever was answered.
        }
        assertThat(server.stats().faults()).isZero();
    }

    @Test
    void survivesRandomBytesAndRandomDamage() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 500; i++) {
            byte[] garbage = new byte[random.nextInt(1_400)];
            random.nextBytes(garbage);
            phone.send(garbage);
            byte[] damaged = invite.clone();
            for (int k = 0; k < 1 + random.nextInt(8); k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            phone.send(damaged);
        }

        while (phone.receive(SILENCE).isPresent()) {
            // Whatever was answered.
        }
        assertThat(server.stats().malformed()).isPositive();
    }

    @Test
    void carriesNoLineBreaksOrFloodsFromNamesToTheApplication() {
        String from = "From: \"" + "n".repeat(5_000) + "\" <sip:a%0D%0AEvil%3A%20b@127.0.0.1>;tag=raw";
        String invite = phone.request("INVITE", 1, "", RawPhone.SDP, SDP_TYPE);
        phone.send(invite.replaceFirst("(?m)^From: .*(?=\r\n)", from));

        Received received = server.nextCall();

        assertThat(received.call().invitation().caller()).doesNotContain("\r", "\n");
        assertThat(received.call().invitation().callerName().length()).isLessThan(300);
        received.call().hangUp();
        assertThat(phone.receiveFinal().status()).isEqualTo(480);
    }

    @Test
    void doesNotGrowWhenAScannerKeepsTrying() {
        server.admission(request -> new Verdict.Challenged(List.of("Digest realm=\"callwright\", nonce=\"n\"")));
        int before = server.stats().serverTransactions();
        for (int i = 0; i < 300; i++) {
            phone.send(phone.request("REGISTER", i + 1, "", ""));
            phone.send(phone.request("INVITE", i + 1, "", ""));
        }

        Polling.until("all challenged", PATIENCE, () -> server.stats().challenged() >= 300);

        assertThat(server.stats().serverTransactions()).isLessThanOrEqualTo(before + 300);
        server.admission(request -> new Verdict.Admitted(TestEndpoint.TRUNK));
        while (phone.receive(SILENCE).isPresent()) {
            // The challenges.
        }
    }
}
