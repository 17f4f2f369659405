package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.Registrations.Reply;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.testing.RawMessage;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TortureMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of message of RFC 4475 gets the response that RFC asks for, and the server goes on as before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TortureIT {

    /** Every message the RFC describes. */
    private static final int MESSAGES = 49;

    private static final Duration SILENCE = Duration.ofMillis(300);

    private final TestEndpoint server = new TestEndpoint();

    @BeforeAll
    void answerEverybody() {
        server.registrations(request -> new Reply.Registered(List.of()));
        server.handler(call -> {
            call.listen(event -> {});
            call.reject(new Rejection(480, ""));
        });
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<TortureMessage> messages() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(TortureIT.class.getResource("/torture")).toURI());
        List<TortureMessage> messages;
        try (Stream<Path> files = Files.list(folder)) {
            messages = files.sorted().map(TortureIT::read).toList();
        }
        return messages.stream();
    }

    private static TortureMessage read(Path file) {
        try {
            return TortureMessage.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noneIsLeftOut() throws IOException, URISyntaxException {
        assertThat(messages()).hasSize(MESSAGES);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void getsTheResponseTheRfcAsksFor(TortureMessage message) {
        long faults = server.stats().faults();
        try (RawPhone phone = new RawPhone(server.port())) {
            phone.send(message.bytes(phone.port()));

            if (message.expected().isEmpty()) {
                assertThat(phone.receive(SILENCE)).as("an answer").isEmpty();
            } else {
                assertThat(finalAnswer(phone).status()).as(message.toString()).isIn(message.expected());
            }
        }
        assertThat(server.stats().faults()).as("faults").isEqualTo(faults);
        assertStillAnswers();
    }

    private static RawMessage finalAnswer(RawPhone phone) {
        Optional<RawMessage> answer = phone.receive(Duration.ofSeconds(2));
        while (answer.isPresent() && answer.get().status() < 200) {
            answer = phone.receive(Duration.ofSeconds(2));
        }
        return answer.orElseThrow(() -> new AssertionError("no answer"));
    }

    private void assertStillAnswers() {
        try (RawPhone phone = new RawPhone(server.port())) {
            assertThat(phone.exchange(phone.request("OPTIONS", 1, "", "")).status())
                    .isEqualTo(200);
        }
    }
}
