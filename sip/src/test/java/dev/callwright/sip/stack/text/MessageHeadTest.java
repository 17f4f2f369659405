package dev.callwright.sip.stack.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageHeadTest {

    @Test
    void unfoldsHeadersAndKnowsTheirCompactNames() {
        MessageHead head = head("OPTIONS sip:a@b SIP/2.0\r\nv: SIP/2.0/UDP\r\n  a;branch=1\r\nT : sip:a@b\r\n\r\nbody");

        assertThat(head.firstLine()).isEqualTo("OPTIONS sip:a@b SIP/2.0");
        assertThat(head.all("via")).containsExactly("SIP/2.0/UDP  a;branch=1");
        assertThat(head.all("to")).containsExactly("sip:a@b");
    }

    @Test
    void cutsWhatLiesBehindTheContentLength() {
        assertThat(trimmed("A b SIP/2.0\r\nl: 2\r\n\r\nxyz")).isEqualTo("A b SIP/2.0\r\nl: 2\r\n\r\nxy");
    }

    @Test
    void namesTheLengthOfABodyThatHasNone() {
        assertThat(trimmed("A b SIP/2.0\r\nX: y\r\n\r\nxyz"))
                .isEqualTo("A b SIP/2.0\r\nX: y\r\nContent-Length: 3\r\n\r\nxyz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n", "A", "A\r\n", "A\r\nl: 5\r\n\r\nxy", " \r\n:\r\n"})
    void leavesTheRestAsItIs(String message) {
        assertThat(trimmed(message)).isEqualTo(message);
    }

    private static MessageHead head(String message) {
        return MessageHead.of(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String trimmed(String message) {
        return new String(head(message).trimmed(message.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
