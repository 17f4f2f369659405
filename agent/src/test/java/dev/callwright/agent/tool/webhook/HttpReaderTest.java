package dev.callwright.agent.tool.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpReaderTest {

    private static final int LIMIT = 20;

    @Test
    void readsABodyByItsLength() throws IOException {
        HttpAnswer answer = read(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: Application/JSON; charset=utf-8\r\n\r\nhello!!");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.type()).isEqualTo("application/json");
    }

    @Test
    void readsABodyInChunks() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n")
                        .text())
                .isEqualTo("hello");
    }

    @Test
    void readsABodyToTheEnd() throws IOException {
        assertThat(read("HTTP/1.0 200 OK\r\n\r\nhello").text()).isEqualTo("hello");
    }

    @Test
    void passesOverInterimAnswers() throws IOException {
        assertThat(read("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 99 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n123456789012345678901",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n123456789012345678901",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n12345678901\r\nb\r\n12345678901\r\n0\r\n\r\n"
            })
    void refusesWhatIsNoAnswerOrTooMuch(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(HttpException.class);
    }

    @Test
    void headersHaveAnEnd() {
        String text = "HTTP/1.1 200 OK\r\n" + "X: 1234567890\r\n".repeat(2_000);

        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.tooLong()).isTrue());
    }

    @Test
    void garbageIsAnHttpExceptionAtWorst() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] valid = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n0\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 5_000; i++) {
            byte[] bent = valid.clone();
            for (int j = 0; j < 4; j++) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(new HttpReader(new ByteArrayInputStream(bent), LIMIT)
                                .read()
                                .text())
                        .as("seed %d", seed)
                        .hasSizeLessThanOrEqualTo(LIMIT);
            } catch (HttpException _) {
                // As it should be.
            }
        }
    }

    private static HttpAnswer read(String text) throws IOException {
        return new HttpReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), LIMIT).read();
    }
}
