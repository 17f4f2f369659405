package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.database.CallStore;
import dev.callwright.agent.store.testing.Calls;
import dev.callwright.agent.store.testing.CountingObserver;
import dev.callwright.config.load.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CallsCommandTest {

    private static final String ID = "0f6c2a4e-9d1b";

    @TempDir
    private Path folder;

    private Path config = Path.of("");

    @BeforeEach
    void writeConfiguration() throws IOException {
        String text = """
                store: {url: "jdbc:h2:file:%s"}
                numbers: [{match: default, agent: reception}]
                trunks: [{name: carrier-a, hosts: [192.0.2.7]}]
                agents: [{name: reception}]
                """.formatted(folder.resolve("records").toAbsolutePath());
        config = Files.writeString(folder.resolve("callwright.yaml"), text);
    }

    @Test
    void whereNothingWasWrittenThereAreNoCalls() {
        Console console = Console.run("calls", "--config", config);

        assertThat(console).isEqualTo(new Console(0, "No calls yet.\n", ""));
        assertThat(folder.resolve("records.mv.db")).doesNotExist();
    }

    @Test
    void listsCallsByTheBeginningOfTheirIds() {
        store();

        Console console = Console.run("calls", "--config", config);

        assertThat(console.exitCode()).isZero();
        assertThat(console.out().lines()).hasSize(2);
        assertThat(console.out()).contains("OUTCOME", ID.substring(0, 12), "carrier-a", "32.5", "completed");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void showsOneCallWithItsTurnsAndWords() {
        store();

        Console console = Console.run("calls", "--config", config, ID.substring(0, 4));

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).startsWith("Call " + ID).contains("Hello, how can I help you?", "the caller hung up");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void anUnknownCallIsNotFound() {
        store();

        Console console = Console.run("calls", "--config", config, "nope");

        assertThat(console).isEqualTo(new Console(1, "", "There is no call nope." + System.lineSeparator()));
    }

    @Test
    void aDatabaseThatIsAwayIsOneSentence() throws IOException {
        Files.writeString(
                config,
                Files.readString(config)
                        .replaceFirst(
                                "url: \"[^\"]+\"", "url: \"jdbc:postgresql://127.0.0.1:1/calls\", timeout: 500ms"));

        Console console = Console.run("calls", "--config", config);

        assertThat(console.exitCode()).isEqualTo(Failures.UNAVAILABLE);
        assertThat(console.err().lines()).singleElement().asString().startsWith("Cannot read the call records: ");
        assertThat(console.out()).isEmpty();
    }

    private void store() {
        var records = ConfigLoader.load(config, Map.of()).store();
        try (CallStore store = CallStore.open(records, Clock.systemUTC(), new CountingObserver())) {
            Calls.whole(ID).forEach(store::record);
        }
    }
}
