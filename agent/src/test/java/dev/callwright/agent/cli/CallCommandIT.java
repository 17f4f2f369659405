package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.media.codec.WavFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code serve}, {@code call} and {@code calls} together, with the embedded simulator. */
@Timeout(90)
final class CallCommandIT {

    private static final Path CALLER = Path.of("src/main/resources/dev/callwright/agent/phone/caller-2.wav");

    @TempDir
    private Path folder;

    @Test
    void callsARunningServerAndRecordsBothSides() throws Exception {
        LabFile config = LabFile.in(folder, 0);
        Path recording = folder.resolve("new/call.wav");
        try (RunningCommand server = RunningCommand.start("serve", "--config", config.toString())) {
            String port = server.await("SIP on 127.0.0.1 port (\\d+)");
            String target = "sip:receptionist@127.0.0.1:" + port;

            Console call = Console.run(
                    "call", target, "--say", CALLER, "--press", "7", "--listen", "6", "--record", recording);

            assertThat(call.exitCode()).as(call.err()).isZero();
            assertThat(call.out())
                    .containsSubsequence(
                            "dialled", "ringing", "answered", "agent started", "agent stopped", "caller started")
                    .containsSubsequence("pressed", "7", "hung up");
            assertThat(call.out().lines()).allMatch(line -> line.matches(" *\\d+\\.\\d{3}  [a-z ]+.*"));
            assertThat(call.err()).isEmpty();
            assertStereo(WavFile.read(recording));
            server.stop();
        }
        Console records = Console.run("calls", "--config", config);
        assertThat(records.out()).contains("receptionist", "caller-hung-up");
        assertThat(records.out().lines()).hasSize(2);
    }

    @Test
    void whatCannotBeSaidOrDialledIsOneSentence() throws Exception {
        Path notSound = Files.writeString(folder.resolve("text.wav"), "no sound at all");

        Console noFile = Console.run("call", "sip:x@127.0.0.1:5", "--say", folder.resolve("nothing.wav"));
        Console noSound = Console.run("call", "sip:x@127.0.0.1:5", "--say", notSound);
        Console noUri = Console.run("call", "mailto:x");

        assertThat(noFile.exitCode()).isEqualTo(Failures.NO_INPUT);
        assertThat(noFile.err().lines()).singleElement().asString().startsWith("There is no file ");
        assertThat(noSound.exitCode()).isEqualTo(Failures.NO_INPUT);
        assertThat(noSound.err().lines()).singleElement().asString().contains("text.wav cannot be said: ");
        assertThat(noUri.exitCode()).isEqualTo(Failures.UNAVAILABLE);
        assertThat(noUri.err().lines())
                .singleElement()
                .asString()
                .startsWith("Not a SIP URI: ")
                .contains("mailto:x");
    }

    @Test
    void aSipPortInUseIsOneSentence() throws Exception {
        try (RunningCommand first =
                RunningCommand.start("serve", "--config", LabFile.in(folder, 0).toString())) {
            int port = Integer.parseInt(first.await("SIP on 127.0.0.1 port (\\d+)"));

            Console second = Console.run("serve", "--config", LabFile.in(folder, port));

            assertThat(second.exitCode()).isEqualTo(Failures.UNAVAILABLE);
            assertThat(second.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Cannot listen on 127.0.0.1:" + port + ": ");
        }
    }

    private static void assertStereo(WavFile recording) {
        assertThat(recording.channels()).isEqualTo(2);
        assertThat(recording.sampleRateHz()).isEqualTo(8000);
        assertThat(loudest(recording.samples(0))).as("the caller").isGreaterThan(1000);
        assertThat(loudest(recording.samples(1))).as("the agent").isGreaterThan(1000);
    }

    private static int loudest(short[] samples) {
        return IntStream.range(0, samples.length)
                .map(i -> Math.abs(samples[i]))
                .max()
                .orElse(0);
    }
}
