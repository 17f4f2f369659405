package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.agent.store.CallStore;
import dev.callwright.agent.store.StoreEvent;
import dev.callwright.agent.store.StoreObserver;
import dev.callwright.config.Secret;
import dev.callwright.config.StoreConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private static final Path EXAMPLES = Path.of("..", "config", "examples");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"registered-ip-trunk.yaml", "softphone-lab.yaml", "several-numbers.yaml"})
    void acceptsEveryExample(String example) {
        assertThat(run("check-config", EXAMPLES.resolve(example).toString())).isZero();
        assertThat(out.toString()).contains("no problems");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsEveryProblemOfABadFileAndExits78() throws IOException {
        Path file = folder.resolve("bad.yaml");
        Files.writeString(file, """
                sip: {port: 70000}
                media: {prots: 1-2}
                agents: [{name: a}]
                numbers: [{match: exact, value: "1", agent: b}]
                """);

        assertThat(run("check-config", file.toString())).isEqualTo(78);

        assertThat(err.toString().lines())
                .hasSizeGreaterThanOrEqualTo(3)
                .anyMatch(line -> line.contains("bad.yaml:1 sip.port") && line.contains("70000"))
                .anyMatch(line -> line.contains("bad.yaml:2 media.prots") && line.contains("ports"))
                .anyMatch(line -> line.contains("bad.yaml:4 numbers[0].agent"));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysThatAConfigurationIsMissing() {
        assertThat(run("check-config", folder.resolve("none.yaml").toString())).isEqualTo(78);
        assertThat(err.toString()).contains("none.yaml");
    }

    @Test
    void tellsItsVersion() {
        assertThat(run("version")).isZero();
        assertThat(out.toString()).startsWith("Callwright ");
    }

    @Test
    void refusesAnUnknownCommandWithItsUsage() {
        assertThat(run("fly")).isEqualTo(2);
        assertThat(err.toString()).contains("fly");
    }

    @Test
    void saysInOneSentenceThatASpeechFileIsMissing() {
        assertThat(run(
                        "call",
                        "sip:1@127.0.0.1:9",
                        "--say",
                        folder.resolve("none.wav").toString()))
                .isEqualTo(66);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void listsAndShowsCalls() throws IOException {
        Path file = configurationWithStore();

        assertThat(run("calls", "-c", file.toString())).as(err.toString()).isZero();
        assertThat(out.toString()).contains("c-1").contains("caller-hung-up");
        assertThat(run("calls", "-c", file.toString(), "c-1")).isZero();
        assertThat(out.toString()).contains("Call c-1");
        assertThat(run("calls", "-c", file.toString(), "nobody")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no call nobody");
    }

    @Test
    void anExpectedFailureIsASentenceAndAnUnexpectedOneAStackTrace() {
        assertThat(Failures.report(new IOException("the disk is full"), new PrintWriter(err)))
                .isEqualTo(69);
        assertThat(err.toString()).isEqualToIgnoringNewLines("the disk is full");

        assertThat(Failures.report(new IllegalStateException("our bug"), new PrintWriter(err)))
                .isEqualTo(70);
        assertThat(err.toString()).contains("IllegalStateException").contains("\tat ");
    }

    private Path configurationWithStore() throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("calls").toAbsolutePath() + ";AUTO_SERVER=TRUE";
        StoreConfig config = new StoreConfig(url, "callwright", Secret.NONE, 2, 100, Duration.ofSeconds(5));
        try (CallStore store = CallStore.open(config, InstantSource.system(), StoreObserver.NONE)) {
            Instant now = Instant.now();
            store.record(new StoreEvent.CallStarted(
                    "c-1", "sip-1", CallOrigin.trunk("carrier"), "100", "200", "receptionist", now));
            store.record(new StoreEvent.CallEnded(
                    "c-1", now, new CallEnding("caller-hung-up", OptionalInt.of(200), "", 0, CallEnding.Packets.NONE)));
        }
        Path file = folder.resolve("callwright.yaml");
        Files.writeString(file, "store: {url: \"" + url + "\"}\n");
        return file;
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
