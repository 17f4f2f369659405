package dev.callwright.agent.cli;

import dev.callwright.agent.app.Switchboard;
import dev.callwright.agent.control.CommandException;
import dev.callwright.agent.phone.Dialling;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.phone.StereoAudio;
import dev.callwright.config.PortRange;
import dev.callwright.config.Secret;
import dev.callwright.media.codec.G711;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "call",
        description = {
            "With --via, the running server calls a number by a trunk and an agent talks; interrupt the command to hang up.",
            "Without, places a call with our scripted phone: says the WAV files in turn, presses digits, and hangs up."
        },
        mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {

    private static final PortRange PORTS = new PortRange(34000, 34998);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    @Mixin
    private ConfigOption configuration = new ConfigOption();

    @ArgGroup(exclusive = false, heading = "A call by a trunk:%n")
    private @Nullable TrunkCall byTrunk;

    @Parameters(
            paramLabel = "URI|NUMBER",
            description = "Whom to call, e.g. sip:receptionist@127.0.0.1:5060;transport=tcp; with --via a number.")
    private String target = "";

    @Option(names = "--say", paramLabel = "WAV", description = "Say this file (8 kHz mono); may be repeated.")
    private List<Path> speeches = new ArrayList<>();

    @Option(names = "--press", paramLabel = "DIGITS", description = "Press these keys after the last speech.")
    private String digits = "";

    @Option(
            names = "--listen",
            paramLabel = "SECONDS",
            description = "Longest wait for each answer (default: ${DEFAULT-VALUE}).",
            defaultValue = "10")
    private int listenSeconds = 10;

    @Option(names = "--record", paramLabel = "WAV", description = "Write the call as stereo: we left, the agent right.")
    private Optional<Path> recording = Optional.empty();

    @Option(
            names = "--from",
            description =
                    "Our user name (default: tester), or the number shown in a call by a trunk (default: its own).")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description = "Answer a digest challenge as this user with this password.")
    private String password = "";

    @Option(
            names = "--address",
            paramLabel = "IP",
            description = "Local address to call from (default: ${DEFAULT-VALUE}).",
            defaultValue = "127.0.0.1")
    private String address = "127.0.0.1";

    @Spec
    private CommandSpec spec;

    private long startedAt;

    @Override
    public Integer call() throws InterruptedException, IOException, CommandException {
        if (byTrunk != null) {
            var out = spec.commandLine().getOut();
            var server =
                    new RunningServer(configuration.load(), spec.commandLine().getErr());
            return byTrunk.place(server, target, from.orElse(""), out);
        }
        System.setProperty("callwright.log.level", "WARN");
        startedAt = System.nanoTime();
        List<short[]> words = new ArrayList<>();
        for (Path speech : speeches) {
            words.add(Speech.read(speech));
        }
        try (Switchboard switchboard = new Switchboard(address, PORTS);
                ScriptedPhone phone = switchboard.phone(List.of(G711.PCMA, G711.PCMU), this::print)) {
            String name = from.orElse("tester");
            String user = password.isEmpty() ? "" : name;
            if (!phone.dial(new Dialling(target, name, user, new Secret(password)), ANSWER_LIMIT)) {
                return 1;
            }
            converse(phone, words);
            phone.hangUp();
            if (recording.isPresent()) {
                write(phone.recording(), recording.get());
            }
        }
        return 0;
    }

    private void converse(ScriptedPhone phone, List<short[]> words) throws InterruptedException {
        hearOut(phone);
        for (short[] speech : words) {
            if (phone.happened(Kind.PEER_HUNG_UP)) {
                return;
            }
            phone.say(speech);
            hearOut(phone);
        }
        if (!digits.isEmpty() && !phone.happened(Kind.PEER_HUNG_UP)) {
            phone.press(digits);
            hearOut(phone);
        }
    }

    private void hearOut(ScriptedPhone phone) throws InterruptedException {
        phone.hearOut(Duration.ofSeconds(listenSeconds));
    }

    private static void write(StereoAudio audio, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        WavFile.stereo(audio.sampleRateHz(), audio.caller(), audio.agent()).writePcm16(file);
    }

    private void print(PhoneMoment moment) {
        spec.commandLine()
                .getOut()
                .printf(
                        "%8.3f  %-15s %s%n",
                        (moment.atNanos() - startedAt) / 1e9,
                        moment.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        moment.detail());
        spec.commandLine().getOut().flush();
    }
}
