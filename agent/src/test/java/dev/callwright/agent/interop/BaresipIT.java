package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.CallDetail;
import dev.callwright.config.RegistrarConfig.Digest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls placed by baresip. */
@Timeout(90)
class BaresipIT {

    private static final Duration PARROT = Duration.ofSeconds(12);

    @TempDir
    private Path folder;

    @Test
    @Interop(peer = "baresip", features = "call with audio both ways, UDP")
    void hearsItsOwnWordsComeBack() throws Exception {
        short[] said = Lab.microphone(folder.resolve("mic.wav"), 1);
        try (Lab lab = Lab.parrot();
                Baresip phone = Baresip.start(folder, "tester", folder.resolve("mic.wav"), "regint=0")) {
            phone.command("dial", "sip:100@127.0.0.1:" + lab.sipPort());
            phone.expect("CALL_ESTABLISHED", Lab.SOON);
            Pause.of(PARROT);
            phone.command("hangup", "");
            phone.expect("CALL_CLOSED", Lab.SOON);
            phone.quit();

            assertThat(Correlation.ofPieces(said, phone.heard())).isGreaterThan(0.9);
            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("caller-hung-up");
        }
    }

    @Test
    @Interop(peer = "baresip", features = "registers with us by digest")
    void callsAfterRegisteringWithDigest() throws Exception {
        short[] said = Lab.microphone(folder.resolve("mic.wav"), 1);
        try (Lab lab = Lab.parrotForUsers(Digest.MD5);
                Baresip phone = Baresip.start(
                        folder,
                        "alice",
                        folder.resolve("mic.wav"),
                        "auth_user=alice;auth_pass=secret-a;outbound=\"sip:127.0.0.1:" + lab.sipPort()
                                + "\";regint=60")) {
            phone.awaitRegistration(Lab.SOON);
            phone.command("dial", "sip:parrot@127.0.0.1:" + lab.sipPort());
            phone.expect("CALL_ESTABLISHED", Lab.SOON);
            Pause.of(PARROT);
            phone.command("hangup", "");
            phone.expect("CALL_CLOSED", Lab.SOON);
            phone.quit();

            assertThat(Correlation.ofPieces(said, phone.heard())).isGreaterThan(0.9);
            assertThat(lab.finishedCall().call().origin().name()).isEqualTo("alice");
        }
    }

    @Test
    @Interop(
            peer = "baresip",
            features = {"digits to us by RFC 4733", "hold and resume (sendonly)"})
    void pressesDigitsAndHolds() throws Exception {
        Lab.microphone(folder.resolve("mic.wav"), 60);
        try (Lab lab = Lab.parrot();
                Baresip phone = Baresip.start(folder, "tester", folder.resolve("mic.wav"), "regint=0")) {
            phone.command("dial", "sip:100@127.0.0.1:" + lab.sipPort());
            phone.expect("CALL_ESTABLISHED", Lab.SOON);
            phone.command("sndcode", "12#");
            Pause.of(Duration.ofSeconds(2));
            phone.command("hold", "");
            Pause.of(Duration.ofSeconds(1));
            phone.command("resume", "");
            Pause.of(Duration.ofSeconds(1));
            phone.command("sndcode", "9");
            Pause.of(Duration.ofSeconds(1));
            phone.command("hangup", "");
            phone.expect("CALL_CLOSED", Lab.SOON);

            CallDetail call = lab.finishedCall();
            assertThat(Lab.digits(call)).isEqualTo("12#9");
            assertThat(phone.trace()).contains("a=sendonly").contains("a=recvonly");
            assertThat(call.call().ending().orElseThrow().outcome()).isEqualTo("caller-hung-up");
        }
    }
}
