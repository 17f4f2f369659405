package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class SimulateCommandIT {

    @TempDir
    private Path folder;

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Console.CONFIGURATION.resolve("examples/scenarios"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void listensWithEveryExampleUntilItIsStopped(Path scenario) throws Exception {
        try (RunningCommand simulator =
                RunningCommand.start("simulate", "--scenario", scenario.toString(), "--port", "0")) {
            URI address = URI.create(simulator.await("Simulator at (ws://\\S+)"));
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                assertThat(socket.isConnected()).isTrue();
            }
            assertThat(simulator.stop()).isEqualTo(Failures.INTERRUPTED);
        }
    }

    @Test
    void aPortInUseIsOneSentence() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Console console = Console.run("simulate", "--port", other.getLocalPort());

            assertThat(console.exitCode()).isEqualTo(Failures.UNAVAILABLE);
            assertThat(console.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Cannot listen on 127.0.0.1:" + other.getLocalPort() + ": ")
                    .containsIgnoringCase("in use");
        }
    }

    @Test
    void aPromptThatDoesNotExistIsAProblemOfTheScenario() throws IOException {
        Path scenario = Files.writeString(folder.resolve("s.yaml"), "answers: {prompts: [nobody-recorded-this]}");

        Console console = Console.run("simulate", "--scenario", scenario, "--port", 0);

        assertThat(console.exitCode()).isEqualTo(Failures.BAD_CONFIGURATION);
        assertThat(console.err()).contains("s.yaml").contains("nobody-recorded-this");
        assertThat(console.err().lines()).hasSize(1);
    }
}
