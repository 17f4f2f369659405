package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.agent.simulator.speech.AnswerMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients from npm, written by others for the services the simulator plays, each hold a short conversation with it: greeting, a
 * spoken turn, an interruption, a call of a function. Skipped, with the reason, where npm cannot install them.
 */
final class NpmPeersIT {

    private static final Path HOME =
            Path.of("../scripts/interop/npm").toAbsolutePath().normalize();
    private static final long INSTALL_SECONDS = 180;
    private static final long TALK_SECONDS = 120;

    private static final Simulator SIMULATOR = new Simulator(Scenario.DEFAULTS
            .withAnswers(new Scenario.Answers(AnswerMode.PROMPTS, "", List.of("long"), List.of(), List.of()))
            .withToolCalls(List.of(new Scenario.ToolCall(3, "book", "{\"at\":\"8\"}"))));

    private static String address = "";

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        assumeTrue(succeeds("node", "--version"), "node is not installed");
        assumeTrue(succeeds("npm", "--version"), "npm is not installed");
        if (!Files.isDirectory(HOME.resolve("node_modules/ws"))) {
            assumeTrue(
                    succeeds("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                    "npm could not install the clients; is the registry reachable?");
        }
        address = SIMULATOR.start("127.0.0.1", 0).toString();
    }

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai-ga",
                "openai-azure",
                "openai-beta",
                "openai-realtime-api",
                "agents-realtime",
                "agents-realtime grok-voice-think-fast-1.0 eve",
                "rt-client"
            })
    void aClientOfOthersHoldsAConversation(String client) throws IOException, InterruptedException {
        JsonNode verdict = talk(client);

        assertThat(verdict.path("failure").stringValue("")).isEmpty();
        assertThat(verdict.path("greeted").stringValue("")).isEqualTo("completed");
        assertThat(verdict.path("interrupted").stringValue("")).isEqualTo("cancelled");
        assertThat(verdict.path("reason").stringValue(""))
                .isEqualTo(
                        client.startsWith("rt-client") || client.startsWith("agents-realtime")
                                ? "client_cancelled"
                                : "turn_detected");
        assertThat(verdict.path("tool").stringValue("")).isEqualTo("book");
        assertThat(JsonMapper.shared().readTree(verdict.path("arguments").stringValue("")))
                .isEqualTo(JsonMapper.shared().readTree("{\"at\":\"8\"}"));
        assertThat(verdict.path("answered").stringValue("")).isEqualTo("completed");
        assertThat(verdict.path("audioBytes").asInt(0) + verdict.path("samples").asInt(0))
                .isGreaterThan(8_000);
    }

    @Test
    void aTruncatedAnswerIsRememberedWithoutWhatWasNotHeard() throws IOException, InterruptedException {
        JsonNode verdict = talk("openai-ga");

        assertThat(verdict.path("truncated").asInt(0)).isEqualTo(100);
        assertThat(verdict.path("remembered").stringValue("?")).isEmpty();
        assertThat(verdict.path("idleCancel").stringValue("")).isEqualTo("response_cancel_not_active");
        assertThat(verdict.at("/session/audio/output/format/type").stringValue(""))
                .isEqualTo("audio/pcmu");
    }

    /** {@code client} is its script and what that takes after the address. */
    private static JsonNode talk(String client) throws IOException, InterruptedException {
        Path out = Files.createTempFile("peer", ".json");
        List<String> words = List.of(client.split(" "));
        List<String> command = new ArrayList<>(List.of("node", words.getFirst() + ".mjs", address));
        command.addAll(words.subList(1, words.size()));
        Process process = start(out, command.toArray(String[]::new));
        boolean over = process.waitFor(TALK_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(out);
        Files.delete(out);
        assertThat(over).as("%s is still talking: %s", client, said).isTrue();
        String last = said.lines().filter(line -> line.startsWith("{")).reduce("{}", (_, line) -> line);
        return JsonMapper.shared().readTree(last);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Path out = Files.createTempFile("peer", ".log");
            Process process = start(out, command);
            boolean over = process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            Files.delete(out);
            return over && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process start(Path out, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }
}
