package dev.callwright.sip.stack.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callwright.config.CertificateConfig;
import dev.callwright.config.ListenerConfig;
import dev.callwright.config.SipConfig;
import dev.callwright.config.SipConfig.Transport;
import dev.callwright.config.TlsConfig;
import dev.callwright.config.TlsConfig.ClientCertificate;
import dev.callwright.sip.Credentials;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.SipException;
import dev.callwright.sip.Target;
import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.testing.Certificates;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TcpPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS between two endpoints of ours, and towards openssl. Skipped where openssl is not installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TlsIT {

    private Certificates authority;
    private CertificateConfig local;
    private CertificateConfig other;

    @BeforeAll
    void issue(@TempDir Path folder) {
        assumeTrue(Certificates.canBeMade(), "openssl is not on the PATH");
        authority = new Certificates(folder);
        local = authority.issue("local", "localhost", "rsa:2048");
        other = authority.issue("other", "pbx.example", "ec");
    }

    private SipConfig config(TlsConfig tls) {
        return TestEndpoint.config("127.0.0.1")
                .withListeners(List.of(new ListenerConfig("127.0.0.1", 0, List.of(Transport.TLS), "")))
                .withTls(tls);
    }

    private TlsConfig tls(ClientCertificate asked) {
        return new TlsConfig(List.of(local, other), authority.authority(), asked, true);
    }

    @ParameterizedTest
    @CsvSource({
        "sip:agent@localhost:%d;transport=tls,NONE",
        "sip:agent@127.0.0.1:%d;transport=tls,REQUIRED",
        "sips:agent@localhost:%d,OPTIONAL"
    })
    void carriesACall(String target, ClientCertificate asked) {
        try (TestEndpoint caller = new TestEndpoint(config(tls(asked)));
                TestEndpoint callee = new TestEndpoint(config(tls(asked)))) {
            String uri = target.formatted(callee.endpoint().port(Transport.TLS));
            Placed placed = caller.call(new OutgoingRequest(uri, "tester", RawPhone.SDP));
            Received received = callee.nextCall();
            assertThat(received.call().invitation().transport()).isEqualTo("TLS");
            received.call().answer(RawPhone.SDP);
            placed.events().next(SipEvent.Answered.class);
            received.events().next(SipEvent.Acked.class);

            received.call().hangUp();

            placed.events().next(SipEvent.Bye.class);
        }
    }

    @Test
    void refusesAServerWhoseCertificateIsForAnotherName() {
        TlsConfig wrong = new TlsConfig(List.of(other), authority.authority(), ClientCertificate.NONE, true);
        try (TestEndpoint caller = new TestEndpoint(config(tls(ClientCertificate.NONE)));
                TestEndpoint callee = new TestEndpoint(config(wrong))) {
            String uri = "sip:agent@localhost:" + callee.endpoint().port(Transport.TLS) + ";transport=tls";

            Placed placed = caller.call(new OutgoingRequest(uri, "tester", RawPhone.SDP));

            assertThat(placed.events().next(SipEvent.Refused.class).status()).isEqualTo(503);
        }
    }

    private static OutgoingRequest byName(int port, String name) {
        Target target = new Target(
                "sip:agent@" + name + ";transport=tls", "", List.of(new NextHop("127.0.0.1", port, "TLS", name)));
        return new OutgoingRequest(
                target, new OutgoingRequest.From("tester"), RawPhone.SDP, Credentials.NONE, List.of(), Duration.ZERO);
    }

    @Test
    void doesNotTakeAConnectionForWhatItsCertificateIsNot() {
        TlsConfig one = new TlsConfig(List.of(local), authority.authority(), ClientCertificate.NONE, true);
        try (TestEndpoint caller = new TestEndpoint(config(one));
                TestEndpoint callee = new TestEndpoint(config(one))) {
            int port = callee.endpoint().port(Transport.TLS);
            Placed open = caller.call(byName(port, "localhost"));
            callee.nextCall().call().answer(RawPhone.SDP);
            open.events().next(SipEvent.Answered.class);

            Placed other = caller.call(byName(port, "pbx.example"));

            assertThat(other.events().next(SipEvent.Refused.class).status()).isEqualTo(503);
        }
    }

    @Test
    void hangsUpOverANewConnectionWithTheNameItCalled() throws IOException {
        Tls peer = new Tls(tls(ClientCertificate.NONE));
        try (TestEndpoint caller = new TestEndpoint(config(tls(ClientCertificate.NONE)));
                ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setSoTimeout(5_000);
            Placed placed = caller.call(byName(listening.getLocalPort(), "pbx.example"));
            try (SSLSocket first = peer.accept(listening.accept());
                    TcpPhone phone = new TcpPhone(first, listening.getLocalPort())) {
                RawMessage invite = phone.receiveRequest("INVITE");
                phone.send(answer(phone, invite, listening.getLocalPort()));
                placed.events().next(SipEvent.Answered.class);
                assertThat(phone.receiveRequest("ACK").header("CSeq")).isEqualTo("1 ACK");
                assertThat(phone.end()).isTrue();
            }

            placed.call().hangUp();

            try (SSLSocket second = peer.accept(listening.accept());
                    TcpPhone phone = new TcpPhone(second, listening.getLocalPort())) {
                assertThat(serverNames(second)).containsExactly(new SNIHostName("pbx.example"));
                phone.send(phone.ok(phone.receiveRequest("BYE")));
            }
        }
    }

    private static List<SNIServerName> serverNames(SSLSocket socket) {
        return ((ExtendedSSLSession) socket.getSession()).getRequestedServerNames();
    }

    private static String answer(TcpPhone phone, RawMessage invite, int port) {
        return phone.ok(invite)
                .replaceFirst("(\nTo: [^\r]*)", "$1;tag=callee")
                .replace(
                        "Content-Length: 0\r\n\r\n",
                        "Contact: <sip:agent@127.0.0.1:" + port + ";transport=tls>\r\n"
                                + "Content-Type: application/sdp\r\nContent-Length: " + RawPhone.SDP.length()
                                + "\r\n\r\n" + RawPhone.SDP);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,-tls1_2,CN = localhost",
        "pbx.example,-tls1_2,CN = pbx.example",
        "pbx.example,-tls1_3,CN = pbx.example",
        "nobody.example,-tls1_3,CN = localhost"
    })
    void showsTheCertificateTheServerNameAsksFor(String name, String version, String subject) throws IOException {
        try (TestEndpoint server = new TestEndpoint(config(tls(ClientCertificate.NONE)))) {
            String seen = sClient(server, version, "-servername", name);

            assertThat(seen).contains("subject=" + subject).contains("Verify return code: 0");
        }
    }

    @Test
    void refusesWhoShowsNoCertificateWhereOneIsRequired() throws IOException {
        try (TestEndpoint server = new TestEndpoint(config(tls(ClientCertificate.REQUIRED)))) {
            assertThat(sClient(server, "-tls1_2")).contains("alert");
            assertThat(sClient(server, "-tls1_2", "-cert", local.chain(), "-key", local.key()))
                    .contains("Verify return code: 0")
                    .doesNotContain("alert");
        }
    }

    @Test
    void showsNewCertificatesAfterAReloadAndKeepsTheOldOnesWhenTheFilesAreBroken() throws IOException {
        CertificateConfig first = authority.issue("reloaded", "first.example", "rsa:2048");
        TlsConfig one = new TlsConfig(List.of(first), "", ClientCertificate.NONE, true);
        try (TestEndpoint server = new TestEndpoint(config(one))) {
            authority.issue("reloaded", "second.example", "ec");
            assertThat(sClient(server, "-tls1_3")).contains("CN = first.example");

            server.endpoint().reloadCertificates();
            assertThat(sClient(server, "-tls1_3")).contains("CN = second.example");

            Files.writeString(Path.of(first.chain()), "broken");
            assertThatThrownBy(() -> server.endpoint().reloadCertificates())
                    .isInstanceOf(SipException.class)
                    .hasMessageContaining("reloaded.pem");
            assertThat(sClient(server, "-tls1_3")).contains("CN = second.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "none", "mismatch"})
    void saysWhatIsWrongWithACertificate(String fault) {
        List<CertificateConfig> certificates = switch (fault) {
            case "missing" -> List.of(new CertificateConfig("/nowhere/chain.pem", "/nowhere/key.pem"));
            case "mismatch" ->
                List.of(new CertificateConfig(
                        local.chain(), authority.issue("x", "x", "rsa:2048").key()));
            default -> List.of();
        };
        TlsConfig broken = new TlsConfig(certificates, "", ClientCertificate.NONE, true);

        assertThatThrownBy(() -> new TestEndpoint(config(broken)))
                .isInstanceOf(SipException.class)
                .hasMessageContaining(
                        switch (fault) {
                            case "missing" -> "cannot read /nowhere/chain.pem";
                            case "mismatch" -> "does not belong";
                            default -> "sip.tls.certificates is empty";
                        });
    }

    private String sClient(TestEndpoint server, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-connect"));
        command.add("127.0.0.1:" + server.endpoint().port(Transport.TLS));
        command.addAll(List.of("-CAfile", authority.authority()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text;
    }
}
