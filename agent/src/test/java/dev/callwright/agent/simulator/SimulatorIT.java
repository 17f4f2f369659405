package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.agent.simulator.speech.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The server over sockets, with the JDK's client. */
final class SimulatorIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterAll
    static void closeClient() {
        HTTP.close();
    }

    @Test
    void opensASessionAndHoldsATurnInTheOrderOfTheService() {
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS);
                SocketClient client = new SocketClient(HTTP, simulator.start("127.0.0.1", 0))) {
            client.send(EmbeddedClient.VAD_ON);
            byte[] speech = Sound.join(Sound.tone(1_000), Sound.silence(700));
            for (int offset = 0; offset < speech.length; offset += 960) {
                client.send(append(Arrays.copyOfRange(speech, offset, Math.min(speech.length, offset + 960))));
            }
            client.awaitEvent("response.done");

            assertThat(client.types())
                    .startsWith(
                            "session.created",
                            "session.updated",
                            "input_audio_buffer.speech_started",
                            "input_audio_buffer.speech_stopped",
                            "input_audio_buffer.committed",
                            "conversation.item.created",
                            "response.created",
                            "response.output_item.added",
                            "conversation.item.created",
                            "response.content_part.added",
                            "response.audio_transcript.delta");
            assertThat(client.types())
                    .containsSubsequence(
                            "response.audio_transcript.done",
                            "response.audio.delta",
                            "response.audio.done",
                            "response.content_part.done",
                            "response.output_item.done",
                            "response.done");
        }
    }

    @Test
    void refusesUpgradesWithTheStatusesOfTheService() {
        Scenario.Door closed = new Scenario.Door(List.of("good"), List.of("bad"), List.of("my-model"), true, 10);
        try (Simulator simulator = new Simulator(Scenarios.entering(closed))) {
            String uri = simulator.start("127.0.0.1", 0).toString();

            assertThat(refusal(uri + "?model=step-audio-2", "Bearer bad")).isEqualTo(401);
            assertThat(refusal(uri + "?model=step-audio-2", "Bearer other")).isEqualTo(401);
            assertThat(refusal(uri + "?model=step-audio-2", "Basic good")).isEqualTo(401);
            assertThat(refusal(uri, "Bearer good")).isEqualTo(400);
            assertThat(refusal(uri + "?model=no-such-model", "Bearer good")).isEqualTo(404);
            assertThat(refusal(uri.replace("/realtime", "/other") + "?model=step-audio-2", "Bearer good"))
                    .isEqualTo(404);
            assertThat(refusal(uri + "?model=my-model", "Bearer good")).isEqualTo(402);
        }
    }

    @Test
    void explainsARefusalInJson() throws Exception {
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS)) {
            URI uri = URI.create(simulator.start("127.0.0.1", 0).toString().replace("ws:", "http:"));

            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(Json.parse(response.body()).path("error").path("type").asString())
                    .isEqualTo("invalid_api_key");
        }
    }

    @Test
    void limitsSessionsAndGivesTheirPlacesBack() {
        Scenario.Door narrow = new Scenario.Door(List.of(), List.of(), List.of(), false, 1);
        try (Simulator simulator = new Simulator(Scenarios.entering(narrow))) {
            URI uri = simulator.start("127.0.0.1", 0);
            try (SocketClient only = new SocketClient(HTTP, uri)) {
                only.awaitEvent("session.created");
                assertThat(refusal(uri + "?model=step-audio-2", "Bearer key")).isEqualTo(429);
            }
            Polling.await("the place to be free", () -> simulator.sessions() == 0);

            try (SocketClient next = new SocketClient(HTTP, uri)) {
                next.awaitEvent("session.created");
            }
        }
    }

    @Test
    void refusesTheFirstConnectionsAndLetsTheNextIn() {
        try (Simulator simulator = new Simulator(Scenarios.failing(new Faults.Connection(2, Duration.ZERO, 0)))) {
            URI uri = simulator.start("127.0.0.1", 0);
            // A client of its own for each attempt, since this one would try again by itself.
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThat(endsAtOnce(uri)).isTrue();
            }

            try (SocketClient client = new SocketClient(HTTP, uri)) {
                client.awaitEvent("session.created");
            }
        }
    }

    @Test
    void dropsWithoutACloseFrame() {
        try (Simulator simulator =
                        new Simulator(Scenarios.failing(new Faults.Connection(0, Duration.ofMillis(300), 0)));
                SocketClient client = new SocketClient(HTTP, simulator.start("127.0.0.1", 0))) {
            Polling.await("the drop", () -> client.closed() != 0);

            assertThat(client.closed()).isEqualTo(SocketClient.DROPPED);
        }
    }

    @Test
    void closesAnOldSessionInOrder() {
        Limits brief = new Limits(Duration.ofSeconds(60), Duration.ofMillis(300), Duration.ofMinutes(1), 15_000_000);
        try (Simulator simulator = new Simulator(Scenarios.limited(brief));
                SocketClient client = new SocketClient(HTTP, simulator.start("127.0.0.1", 0))) {
            Polling.await("the close", () -> client.closed() != 0);

            assertThat(client.closed()).isEqualTo(1_000);
        }
    }

    @Test
    void answersPings() {
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS);
                SocketClient client = new SocketClient(HTTP, simulator.start("127.0.0.1", 0))) {
            client.ping("alive?");

            Polling.await("the pong", () -> client.pongs().contains("alive?"));
        }
    }

    @Test
    void takesTheLargestChunkAndRefusesALargerOneByName() {
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS);
                SocketClient client = new SocketClient(HTTP, simulator.start("127.0.0.1", 0))) {
            client.send(append(new byte[15_000_000]));
            client.send("{\"type\":\"input_audio_buffer.clear\"}");
            client.awaitEvent("input_audio_buffer.cleared");
            assertThat(client.of("error")).isEmpty();

            client.send(append(new byte[15_000_012]));

            client.awaitEvent("error");
            assertThat(client.closed()).isZero();
        }
    }

    @Test
    void survivesGarbageOnTheSocket() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS)) {
            URI uri = simulator.start("127.0.0.1", 0);
            for (int i = 0; i < 50; i++) {
                byte[] noise = new byte[1 + random.nextInt(2_000)];
                random.nextBytes(noise);
                try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
                    socket.getOutputStream().write(upgrade(i % 2 == 0));
                    socket.getOutputStream().write(noise);
                } catch (IOException reset) {
                    assertThat(reset).as("seed %d", seed).hasMessageNotContaining("refused");
                }
            }

            Polling.await("all sessions to end, seed " + seed, () -> simulator.sessions() == 0);
            try (SocketClient client = new SocketClient(HTTP, uri)) {
                client.awaitEvent("session.created");
            }
        }
    }

    @Test
    void reportsSpeechWhenItsFrameHasLeft() {
        List<Moment> moments = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS, moments::add);
                SocketClient client = new SocketClient(HTTP, simulator.start("127.0.0.1", 0))) {
            long before = System.nanoTime();
            client.send(EmbeddedClient.VAD_ON).send(append(Sound.tone(200)));
            client.awaitEvent("input_audio_buffer.speech_started");
            Polling.await("the moment", () -> moments.stream().anyMatch(SimulatorIT::isSpeech));
            long after = System.nanoTime();

            Moment speech =
                    moments.stream().filter(SimulatorIT::isSpeech).findFirst().orElseThrow();
            assertThat(speech.nanos()).isBetween(before, after);
            assertThat(speech.sessionId())
                    .isEqualTo(client.of("session.created")
                            .getFirst()
                            .path("session")
                            .path("id")
                            .asString());
        }
    }

    @Test
    void cannotListenTwiceOnOnePort() {
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS);
                Simulator second = new Simulator(Scenario.DEFAULTS)) {
            int port = simulator.start("127.0.0.1", 0).getPort();

            assertThatThrownBy(() -> second.start("127.0.0.1", port)).isInstanceOf(UncheckedIOException.class);
        }
    }

    private static boolean isSpeech(Moment moment) {
        return moment.kind() == Moment.Kind.SPEECH_STARTED;
    }

    private static int refusal(String uri, String authorization) {
        return SocketClient.refusal(HTTP, uri, authorization);
    }

    private static boolean endsAtOnce(URI uri) {
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(5_000);
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private static byte[] upgrade(boolean complete) {
        String request = """
                GET /v1/realtime?model=step-1o-audio HTTP/1.1
                Host: x
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
                Sec-WebSocket-Version: 13
                Authorization: Bearer k

                """.replace("\n", "\r\n");
        return (complete ? request : "GET ").getBytes(StandardCharsets.US_ASCII);
    }

    private static String append(byte[] pcm) {
        return "{\"type\":\"input_audio_buffer.append\",\"audio\":\""
                + Base64.getEncoder().encodeToString(pcm) + "\"}";
    }
}
