package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.SipConfig.Transport;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** linphonec without a sound card: it plays a WAV file, records what it hears, and is driven by typing. */
final class Linphone implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(15);

    private final Program program;
    private final int sip;
    private final Path heard;

    private Linphone(Program program, int sip, Path heard) {
        this.program = program;
        this.sip = sip;
        this.heard = heard;
    }

    /** Settings by which a phone registers at the lab and sends its calls there, after a REFER too. */
    static String registration(Lab lab) {
        return """
                [proxy_0]
                reg_proxy=<sip:127.0.0.1:%1$d;transport=udp>
                reg_route=<sip:127.0.0.1:%1$d;transport=udp;lr>
                reg_identity=sip:lin@127.0.0.1
                reg_expires=60
                reg_sendregister=1
                publish=0
                [auth_info_0]
                username=lin
                passwd=secret-l
                realm=callwright
                domain=127.0.0.1
                """.formatted(lab.sipPort());
    }

    /**
     * Starts a phone.
     *
     * @param digitsByInfo  whether digits go by INFO instead of RFC 4733
     * @param registration  further sections of its settings, e.g. a proxy to register at
     */
    static Linphone start(Path folder, String user, Path microphone, boolean digitsByInfo, String registration)
            throws IOException {
        return start(folder, user, microphone, digitsByInfo, registration, Transport.UDP);
    }

    /** The same over another transport; certificates are checked against {@code ca.pem} of the folder. */
    static Linphone start(
            Path folder, String user, Path microphone, boolean digitsByInfo, String registration, Transport transport)
            throws IOException {
        Program.assumeInstalled("linphonec");
        Files.createDirectories(folder.resolve(".local/share/linphone"));
        Path settings = folder.resolve("rc");
        int sip = FreePort.next();
        Files.writeString(settings, """
                [sip]
                sip_port=%d
                sip_tcp_port=%d
                sip_tls_port=%d
                root_ca=%s
                verify_server_certs=1
                verify_server_cn=1
                guess_hostname=0
                contact=sip:%s@127.0.0.1
                %s
                register_only_when_network_is_up=0
                media_encryption=none
                use_ipv6=0
                use_rfc2833=%d
                use_info=%d
                keepalive_period=0
                ping_with_options=0
                publish_presence=0
                [net]
                auto_net_state_mon=0
                mtu=1300
                [rtp]
                audio_rtp_port=%d
                nortp_timeout=30
                symmetric=1
                [sound]
                echocancellation=0
                agc=0
                [video]
                capture=0
                display=0
                [misc]
                history_max_size=0
                [audio_codec_0]
                mime=PCMU
                rate=8000
                channels=1
                enabled=1
                [audio_codec_1]
                mime=PCMA
                rate=8000
                channels=1
                enabled=1
                %s
                """.formatted(
                        transport == Transport.UDP ? sip : 0,
                        transport == Transport.TCP ? sip : 0,
                        transport == Transport.TLS ? sip : 0,
                        folder.resolve("ca.pem"),
                        user,
                        registration.isEmpty() ? "default_proxy=-1" : "default_proxy=0",
                        digitsByInfo ? 0 : 1,
                        digitsByInfo ? 1 : 0,
                        FreePort.next(),
                        registration));
        Path heard = folder.resolve("heard.wav");
        Program program = Program.start(folder, List.of("linphonec", "-c", settings.toString()));
        program.expect("linphonec>", START);
        program.type("soundcard use files");
        program.type("play " + microphone);
        program.type("record " + heard);
        return new Linphone(program, sip, heard);
    }

    /** Success is not printed of itself, so it is asked for until it is there. */
    void awaitRegistration(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!program.output().contains("registered, identity")) {
            assertThat(System.nanoTime()).as(program.output()).isLessThan(deadline);
            program.type("status register");
            Pause.of(Duration.ofMillis(300));
        }
    }

    /** Where the phone can be called. */
    int sipPort() {
        return sip;
    }

    void type(String line) {
        program.type(line);
    }

    void expect(String regex, Duration limit) {
        program.expect(regex, limit);
    }

    /** What was heard; complete once the phone has quit. */
    short[] heard() throws IOException {
        return WavFile.read(heard).samples(0);
    }

    void quit() throws InterruptedException {
        program.type("quit");
        program.awaitExit(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        program.close();
    }
}
