package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.CallDetail;
import dev.callwright.config.RegistrarConfig.Digest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls placed by linphonec. */
@Timeout(90)
class LinphoneIT {

    private static final Duration PARROT = Duration.ofSeconds(12);

    @TempDir
    private Path folder;

    @Test
    @Interop(peer = "linphonec", features = "call with audio both ways, UDP")
    void hearsItsOwnWordsComeBack() throws Exception {
        short[] said = Lab.microphone(folder.resolve("mic.wav"), 2);
        try (Lab lab = Lab.parrot();
                Linphone phone = Linphone.start(folder, "lin", folder.resolve("mic.wav"), false, "")) {
            phone.type("call sip:100@127.0.0.1:" + lab.sipPort());
            phone.expect("Media streams established", Lab.SOON);
            Pause.of(PARROT);
            phone.type("terminate");
            phone.expect("Call .* ended", Lab.SOON);
            phone.quit();

            assertThat(Correlation.ofPieces(said, phone.heard())).isGreaterThan(0.9);
            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("caller-hung-up");
        }
    }

    @Test
    @Interop(peer = "linphonec", features = "registers with us by digest")
    void callsAfterRegisteringWithDigest() throws Exception {
        short[] said = Lab.microphone(folder.resolve("mic.wav"), 2);
        try (Lab lab = Lab.parrotForUsers(Digest.SHA_256, Digest.MD5);
                Linphone phone =
                        Linphone.start(folder, "lin", folder.resolve("mic.wav"), false, Linphone.registration(lab))) {
            phone.awaitRegistration(Lab.SOON);
            phone.type("call sip:parrot@127.0.0.1:" + lab.sipPort());
            phone.expect("Media streams established", Lab.SOON);
            Pause.of(PARROT);
            phone.type("terminate");
            phone.expect("Call .* ended", Lab.SOON);
            phone.quit();

            assertThat(Correlation.ofPieces(said, phone.heard())).isGreaterThan(0.9);
            assertThat(lab.finishedCall().call().origin().name()).isEqualTo("lin");
        }
    }

    @Test
    @Interop(
            peer = "linphonec",
            features = {"digits to us by RFC 4733", "hold and resume (sendonly)"})
    void pressesDigitsByRtpAndHolds() throws Exception {
        CallDetail call = pressAndHold(false);

        assertThat(Lab.digits(call)).isEqualTo("12#9");
        assertThat(call.call().ending().orElseThrow().outcome()).isEqualTo("caller-hung-up");
    }

    @Test
    @Interop(peer = "linphonec", features = "digits to us by INFO")
    void pressesDigitsByInfoAndHolds() throws Exception {
        CallDetail call = pressAndHold(true);

        assertThat(Lab.digits(call)).isEqualTo("12#9");
        assertThat(call.call().ending().orElseThrow().outcome()).isEqualTo("caller-hung-up");
    }

    private CallDetail pressAndHold(boolean digitsByInfo) throws Exception {
        Lab.microphone(folder.resolve("mic.wav"), 60);
        try (Lab lab = Lab.parrot();
                Linphone phone = Linphone.start(folder, "lin", folder.resolve("mic.wav"), digitsByInfo, "")) {
            phone.type("call sip:100@127.0.0.1:" + lab.sipPort());
            phone.expect("Media streams established", Lab.SOON);
            for (String key : new String[] {"1", "2", "#"}) {
                phone.type(key);
                Pause.of(Duration.ofMillis(700));
            }
            Pause.of(Duration.ofSeconds(3));
            phone.type("pause");
            phone.expect("paused", Lab.SOON);
            Pause.of(Duration.ofSeconds(1));
            phone.type("resume");
            phone.expect("Media streams established|resumed", Lab.SOON);
            Pause.of(Duration.ofSeconds(1));
            phone.type("9");
            Pause.of(Duration.ofSeconds(1));
            phone.type("terminate");
            phone.expect("Call .* ended", Lab.SOON);
            return lab.finishedCall();
        }
    }
}
