package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.Codec;
import dev.callwright.config.MediaConfig;
import dev.callwright.config.SipConfig.Transport;
import dev.callwright.config.TrunkConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls of real phones over what is not UDP and IPv4. */
@Timeout(90)
class TransportsIT {

    private static final Duration PARROT = Duration.ofSeconds(12);

    @TempDir
    private Path folder;

    @Test
    @Interop(peer = "baresip", features = "call over TCP")
    void baresipIsHeardOverTcp() throws Exception {
        try (Lab lab = over(Transport.TCP)) {
            callByBaresip(lab, "127.0.0.1", "sip:100@127.0.0.1:%d;transport=tcp");
        }
    }

    /** It does not check certificates; that is for linphonec to do. */
    @Test
    @Interop(peer = "baresip", features = "call over TLS")
    void baresipIsHeardOverTls() throws Exception {
        try (Lab lab = over(Transport.TLS)) {
            callByBaresip(lab, "127.0.0.1", "sip:100@127.0.0.1:%d;transport=tls");
        }
    }

    @Test
    @Interop(peer = "baresip", features = "call over IPv6")
    void baresipIsHeardOverIpv6() throws Exception {
        try (Lab lab = Lab.start(Lab.parrotScenario(), TransportsIT::onIpv6)) {
            String trace = callByBaresip(lab, "::1", "sip:100@[::1]:%d");

            assertThat(trace.split("c=IN IP6 ::1", -1)).as("both bodies, IPv6").hasSizeGreaterThan(2);
        }
    }

    @Test
    @Interop(peer = "linphonec", features = "call over TCP")
    void linphoneIsHeardOverTcp() throws Exception {
        try (Lab lab = over(Transport.TCP)) {
            callByLinphone(lab, Transport.TCP, "sip:100@127.0.0.1:%d;transport=tcp");
        }
    }

    /** It refuses a certificate that is not of the authority it was given, or not for the host it called. */
    @Test
    @Interop(peer = "linphonec", features = "call over TLS")
    void linphoneIsHeardOverTls() throws Exception {
        try (Lab lab = over(Transport.TLS)) {
            callByLinphone(lab, Transport.TLS, "sip:100@localhost:%d;transport=tls");
        }
    }

    /** The server checks the certificate of the registrar; the proxy brings a call to the contact it was given. */
    @Test
    @Interop(peer = "kamailio", features = "registration with it over TLS")
    void isRegisteredAndCalledOverTls() throws Exception {
        Certificate certificate = Certificate.make(folder);
        try (Kamailio kamailio = Kamailio.startWithTls(folder, certificate);
                Lab lab = Lab.start(
                        Lab.parrotScenario(),
                        plain -> plain.withSip(plain.sip()
                                        .withTransports(List.of(Transport.TLS))
                                        .withTls(certificate.settings()))
                                .withTrunks(List.of(kamailio.trunk(Duration.ofMinutes(10)))))) {
            kamailio.expect("REGISTERED agent FOR 600s");
            Lab.await("registration", () -> lab.server().trunks().isRegistered("kamailio"));

            Path sipp = Files.createDirectories(folder.resolve("sipp"));
            Sipp.Load once = Sipp.Load.once(Duration.ofSeconds(2));
            try (Program call = Sipp.start(sipp, "proxied.xml", Sipp.Ports.free(), kamailio.port(), once)) {
                assertThat(call.awaitExit(Duration.ofSeconds(30)))
                        .as(call.output())
                        .isZero();
            }
            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("caller-hung-up");
        }
    }

    private Lab over(Transport transport) throws Exception {
        Certificate certificate = Certificate.make(folder);
        return Lab.start(
                Lab.parrotScenario(),
                SimulatorListener.NONE,
                LabSettings.PLAIN,
                sip -> sip.withTransports(List.of(transport)).withTls(certificate.settings()));
    }

    private static CallwrightConfig onIpv6(CallwrightConfig plain) {
        MediaConfig media = plain.media();
        return plain.withSip(plain.sip().listeningAt("::1", 0))
                .withMedia(new MediaConfig(
                        "::1",
                        "",
                        media.ports(),
                        media.portRest(),
                        media.loops(),
                        media.reorderWait(),
                        media.playoutLimit(),
                        media.silentCallerLimit()))
                .withTrunks(List.of(TrunkConfig.DEFAULTS.from("lab", List.of("::1"), List.of(Codec.values()), "")));
    }

    /** One call, its audio compared; what the phone sent and received. */
    private String callByBaresip(Lab lab, String address, String target) throws Exception {
        short[] said = Lab.microphone(folder.resolve("mic.wav"), 1);
        try (Baresip phone = Baresip.start(folder, address, "tester", folder.resolve("mic.wav"), "regint=0")) {
            phone.command("dial", target.formatted(lab.sipPort()));
            phone.expect("CALL_ESTABLISHED", Lab.SOON);
            Pause.of(PARROT);
            phone.command("hangup", "");
            phone.expect("CALL_CLOSED", Lab.SOON);
            phone.quit();

            compare(lab, said, phone.heard());
            return phone.trace();
        }
    }

    private void callByLinphone(Lab lab, Transport transport, String target) throws Exception {
        short[] said = Lab.microphone(folder.resolve("mic.wav"), 2);
        try (Linphone phone = Linphone.start(folder, "lin", folder.resolve("mic.wav"), false, "", transport)) {
            phone.type("call " + target.formatted(lab.sipPort()));
            phone.expect("Media streams established", Lab.SOON);
            Pause.of(PARROT);
            phone.type("terminate");
            phone.expect("Call .* ended", Lab.SOON);
            phone.quit();

            compare(lab, said, phone.heard());
        }
    }

    private static void compare(Lab lab, short[] said, short[] heard) {
        assertThat(Correlation.ofPieces(said, heard)).isGreaterThan(0.9);
        assertThat(lab.finishedCall().call().ending().orElseThrow().outcome()).isEqualTo("caller-hung-up");
    }
}
