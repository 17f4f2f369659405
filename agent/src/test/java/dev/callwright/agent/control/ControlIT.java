package dev.callwright.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Client and server over a real socket, and what happens to those who do not keep to the rules. */
final class ControlIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode NOTHING = JSON.createObjectNode();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Command ECHO = arguments -> arguments;
    private static final Command REFUSING = _ -> {
        throw new CommandException("Not on a Sunday.");
    };
    private static final Command BROKEN = _ -> {
        throw new IllegalStateException("a secret detail");
    };
    private static final Command.Watched COUNTING = (_, progress) -> {
        for (int i = 1; i <= 3; i++) {
            progress.tell(JSON.createObjectNode().put("count", i));
        }
        return JSON.createObjectNode().put("counted", 3);
    };

    @TempDir
    private Path folder;

    @Test
    void answersOneQuestionAfterTheOther() throws Exception {
        try (ControlServer _ = serve();
                ControlClient client = ControlClient.connect(socket())) {
            JsonNode first = client.ask("echo", JSON.readTree("{\"a\":\"ä\\n\"}"));
            JsonNode second = client.ask("echo", NOTHING);

            assertThat(first.path("a").asString()).isEqualTo("ä\n");
            assertThat(second.isObject()).isTrue();
        }
    }

    @Test
    void tellsHowACommandGoes() throws Exception {
        List<Integer> counts = new ArrayList<>();
        try (ControlServer _ = serve();
                ControlClient client = ControlClient.connect(socket())) {
            JsonNode result = client.ask(
                    "count", NOTHING, news -> counts.add(news.path("count").asInt()));

            assertThat(counts).containsExactly(1, 2, 3);
            assertThat(result.path("counted").asInt()).isEqualTo(3);
        }
    }

    @Test
    void saysWhyItRefusesAndKeepsFaultsToItself() throws Exception {
        try (ControlServer _ = serve();
                ControlClient client = ControlClient.connect(socket())) {
            assertThatThrownBy(() -> client.ask("refuse", NOTHING))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("Not on a Sunday.");
            assertThatThrownBy(() -> client.ask("break", NOTHING))
                    .hasMessage("The server failed at it; its log says why.");
            assertThatThrownBy(() -> client.ask("dance", NOTHING)).hasMessage("This server knows no command 'dance'.");
            assertThat(client.ask("echo", NOTHING).isObject()).isTrue();
        }
    }

    @Test
    void onlyItsOwnUserMayOpenTheSocketAndItGoesWithTheServer() throws Exception {
        try (ControlServer _ = serve()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                    .isEqualTo("rw-------");
        }

        assertThat(socket()).doesNotExist();
        assertThat(socket().getParent()).isEmptyDirectory();
    }

    @Test
    void takesOverASocketNobodyAnswersAt() throws Exception {
        Files.createDirectories(socket().getParent());
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(dead.bind(UnixDomainSocketAddress.of(socket()))).isNotNull();
        }
        assertThat(socket()).exists();

        try (ControlServer _ = serve();
                ControlClient client = ControlClient.connect(socket())) {
            assertThat(client.ask("echo", NOTHING).isObject()).isTrue();
        }
    }

    @Test
    void leavesASocketAloneThatAnotherServerAnswersAt() throws Exception {
        try (ControlServer _ = serve()) {
            assertThatThrownBy(this::serve)
                    .isInstanceOf(ControlException.class)
                    .hasMessageContaining("another server answers at " + socket());

            try (ControlClient client = ControlClient.connect(socket())) {
                assertThat(client.ask("echo", NOTHING).isObject()).isTrue();
            }
        }
    }

    @Test
    void leavesAFileOfAnotherKindAlone() throws Exception {
        Files.createDirectories(socket().getParent());
        Files.writeString(socket(), "precious");

        assertThatThrownBy(this::serve)
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("a file of another kind");
        assertThat(socket()).hasContent("precious");
    }

    @Test
    void saysThatNoServerRuns() {
        assertThatThrownBy(() -> ControlClient.connect(socket()))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("no server answers at " + socket());
        assertThatThrownBy(() -> ControlClient.connect(Path.of(""))).hasMessageContaining("control.socket is empty");
    }

    @Test
    void answersWhatIsNoRequestAndHangsUp() throws Exception {
        try (ControlServer _ = serve()) {
            assertThat(exchange("hello\n")).isEqualTo("{\"done\":true,\"error\":\"That is not JSON.\"}\n");
            assertThat(exchange("[]\n")).isEqualTo("{\"done\":true,\"error\":\"That is not a JSON object.\"}\n");
            assertThat(exchange("{\"a\":\"" + "x".repeat(64 * 1024 - 6))).contains("That is not JSON.");
            assertThat(exchange("")).isEmpty();
        }
    }

    @Test
    void doesNotWaitForeverForASilentClient() throws Exception {
        try (ControlServer _ = ControlServer.listen(socket(), commands(), 2, Duration.ofMillis(100));
                SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            assertThat(silent.read(ByteBuffer.allocate(10))).isEqualTo(-1);
        }
    }

    @Test
    void takesNoMoreClientsThanItMay() throws Exception {
        try (ControlServer _ = ControlServer.listen(socket(), commands(), 1, PATIENCE);
                ControlClient first = ControlClient.connect(socket())) {
            assertThat(first.ask("echo", NOTHING).isObject()).isTrue();
            try (ControlClient second = ControlClient.connect(socket())) {
                assertThatThrownBy(() -> second.ask("echo", NOTHING)).hasMessage("1 clients are connected already.");
            }
        }
    }

    @Test
    void closingInterruptsWhatRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Command waiting = _ -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return NOTHING;
        };
        ControlServer server = ControlServer.listen(socket(), Map.of("wait", waiting));
        try (ControlClient client = ControlClient.connect(socket())) {
            Thread asking = Thread.ofVirtual()
                    .start(() -> assertThatThrownBy(() -> client.ask("wait", NOTHING))
                            .isInstanceOf(ControlException.class));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

            server.close();

            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(asking.join(PATIENCE)).isTrue();
        }
    }

    /** Sends this as it is, then no more, and returns all that comes back. */
    private String exchange(String text) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            ByteBuffer out = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            int sent = 0;
            while (out.hasRemaining()) {
                sent += channel.write(out);
            }
            assertThat(sent).isEqualTo(out.limit());
            assertThat(channel.shutdownOutput()).isSameAs(channel);
            ByteBuffer in = ByteBuffer.allocate(1_000);
            while (channel.read(in) >= 0) {
                assertThat(in.hasRemaining()).isTrue();
            }
            return StandardCharsets.UTF_8.decode(in.flip()).toString();
        }
    }

    private ControlServer serve() {
        return ControlServer.listen(socket(), commands());
    }

    private static Map<String, Command> commands() {
        return Map.of("echo", ECHO, "refuse", REFUSING, "break", BROKEN, "count", COUNTING);
    }

    private Path socket() {
        return folder.resolve("data").resolve("c.sock");
    }
}
