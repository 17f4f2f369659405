package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.DtmfConfig;
import dev.callwright.config.DtmfConfig.Send;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Digits both ways, by every path, with programs of others at the other end. */
@Timeout(90)
class DigitsIT {

    private static final String TONES_SCENARIO = "dtmf-tones.xml";
    private static final Duration LISTENING = Duration.ofSeconds(5);
    private static final String KEYS = "123A456B789C*0#D";
    private static final List<String> LOW = List.of("697", "770", "852", "941");
    private static final List<String> HIGH = List.of("1209", "1336", "1477", "1633");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}", quoteTextArguments = false)
    @CsvSource({"digits to us by INFO,true", "digits to us by RFC 4733,false"})
    @Interop(peer = "linphonec", features = "{name}")
    void hearsTheDigitsOfLinphoneByInfoAndByEvents(String feature, boolean byInfo) throws Exception {
        Lab.microphone(folder.resolve("mic.wav"), 60);
        try (DigitsLab lab = new DigitsLab(DtmfConfig.DEFAULTS);
                Linphone phone = Linphone.start(folder, "lin", folder.resolve("mic.wav"), byInfo, "")) {
            phone.type("call sip:100@127.0.0.1:" + lab.sipPort());
            phone.expect("Media streams established", Lab.SOON);
            for (String key : new String[] {"1", "1", "#"}) {
                phone.type(key);
                Pause.of(Duration.ofMillis(900));
            }
            // It sends one INFO at a time and takes its time over each.
            Pause.of(Duration.ofSeconds(byInfo ? 3 : 0));
            phone.type("terminate");
            phone.expect("Call .* ended", Lab.SOON);

            assertThat(lab.heard()).as(feature).isEqualTo("11#");
        }
    }

    @Test
    @Interop(peer = "baresip", features = "digits to us by RFC 4733")
    void hearsTheDigitsOfBaresipByEvents() throws Exception {
        Lab.microphone(folder.resolve("mic.wav"), 60);
        try (DigitsLab lab = new DigitsLab(DtmfConfig.DEFAULTS);
                Baresip phone = Baresip.start(folder, "tester", folder.resolve("mic.wav"), "regint=0")) {
            phone.command("dial", "sip:100@127.0.0.1:" + lab.sipPort());
            phone.expect("CALL_ESTABLISHED", Lab.SOON);
            phone.command("sndcode", "4477*#AD");
            Pause.of(Duration.ofSeconds(4));
            phone.command("hangup", "");
            phone.expect("CALL_CLOSED", Lab.SOON);

            assertThat(lab.heard()).isEqualTo("4477*#AD");
        }
    }

    @Test
    @Interop(peer = "sipp", features = "digits to us in-band")
    void hearsTonesThatSoxMadeInTheAudioOfSipp() throws Exception {
        microphone("1559*0#AD");
        try (DigitsLab lab = new DigitsLab(DtmfConfig.DEFAULTS);
                Program sipp = sipp(lab, Sipp.Ports.free())) {
            assertThat(sipp.awaitExit(Duration.ofSeconds(40))).as(sipp.output()).isZero();

            assertThat(lab.heard()).isEqualTo("1559*0#AD");
        }
    }

    @Test
    void hearsNoTonesWhereTheTrunkIsNotToHave() throws Exception {
        microphone("159");
        try (DigitsLab lab = new DigitsLab(new DtmfConfig(Send.RTP, false));
                Program sipp = sipp(lab, Sipp.Ports.free())) {
            assertThat(sipp.awaitExit(Duration.ofSeconds(40))).as(sipp.output()).isZero();

            assertThat(lab.heard()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}", quoteTextArguments = false)
    @CsvSource({"RFC 4733,RTP", "INFO,INFO_RELAY"})
    @Interop(peer = "baresip", features = "digits by us: {name}")
    void sendsDigitsThatBaresipUnderstands(String feature, Send way) throws Exception {
        Lab.microphone(folder.resolve("mic.wav"), 60);
        try (DigitsLab lab = new DigitsLab(new DtmfConfig(way, true));
                Baresip phone = Baresip.start(folder, "tester", folder.resolve("mic.wav"), "regint=0")) {
            phone.command("dial", "sip:100@127.0.0.1:" + lab.sipPort());
            phone.expect("CALL_ESTABLISHED", Lab.SOON);
            lab.send("15,5#D");
            for (String key : new String[] {"1", "5", "5", "#", "D"}) {
                phone.expect("CALL_DTMF_START", Lab.SOON);
                phone.expect("\"param\":\"" + key + "\"", Lab.SOON);
            }
            phone.command("hangup", "");
            phone.expect("CALL_CLOSED", Lab.SOON);
        }
    }

    /** Configured or because the peer takes no events: the same tones, and a decoder of others reads them. */
    @ParameterizedTest
    @EnumSource(names = {"RTP", "TONES"})
    @Interop(peer = "multimon-ng", features = "digits by us: tones")
    void sendsTonesThatMultimonReads(Send way) throws Exception {
        Program.assumeInstalled("multimon-ng");
        microphone("");
        Sipp.Ports ports = Sipp.Ports.free();
        try (DigitsLab lab = new DigitsLab(new DtmfConfig(way, true));
                RtpCapture wire = RtpCapture.start(folder, ports.rtp());
                Program sipp = sipp(lab, ports)) {
            lab.send("159*0#AD,55");
            assertThat(sipp.awaitExit(Duration.ofSeconds(40))).as(sipp.output()).isZero();

            assertThat(decoded(wire.heard())).isEqualTo("159*0#AD55");
        }
    }

    /** Sipp speaks from {@code caller.ulaw} and offers no telephone-events. */
    private Program sipp(DigitsLab lab, Sipp.Ports ports) throws IOException {
        Files.copy(Path.of("../scripts/interop/sipp", TONES_SCENARIO), folder.resolve(TONES_SCENARIO));
        return Sipp.run(folder, TONES_SCENARIO, ports, lab.sipPort(), Sipp.Load.once(LISTENING));
    }

    /** A second of silence, then a digit of 80 ms every 180 ms, then silence. */
    private void microphone(String digits) throws Exception {
        List<String> parts = new ArrayList<>(List.of("sox"));
        sox("-n", "-r", "8000", "-c", "1", "quiet.wav", "trim", "0", "1");
        parts.add("quiet.wav");
        for (int i = 0; i < digits.length(); i++) {
            int key = KEYS.indexOf(digits.charAt(i));
            String name = i + ".wav";
            sox(
                    "-r",
                    "8000",
                    "-c",
                    "2",
                    "-n",
                    "-c",
                    "1",
                    name,
                    "synth",
                    "0.08",
                    "sine",
                    LOW.get(key / 4),
                    "sine",
                    HIGH.get(key % 4),
                    "remix",
                    "-",
                    "gain",
                    "-9",
                    "pad",
                    "0",
                    "0.1");
            parts.add(name);
        }
        parts.addAll(List.of("-r", "8000", "-c", "1", "-e", "mu-law", "-t", "raw", "caller.ulaw", "pad", "0", "10"));
        run(parts);
    }

    private String decoded(short[] pcm) throws Exception {
        WavFile.mono(8000, pcm).writePcm16(folder.resolve("sent.wav"));
        sox("sent.wav", "-r", "22050", "-e", "signed", "-b", "16", "-c", "1", "-t", "raw", "sent.raw");
        return run(List.of("multimon-ng", "-q", "-a", "DTMF", "-t", "raw", "sent.raw"))
                .lines()
                .filter(line -> line.startsWith("DTMF: "))
                .map(line -> line.substring(6).strip())
                .collect(Collectors.joining());
    }

    private void sox(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sox"));
        command.addAll(List.of(arguments));
        run(command);
    }

    private String run(List<String> command) throws InterruptedException {
        Program.assumeInstalled(command.getFirst());
        try (Program program = Program.start(folder, command)) {
            assertThat(program.awaitExit(Duration.ofSeconds(20)))
                    .as(program.output())
                    .isZero();
            return program.output();
        }
    }
}
