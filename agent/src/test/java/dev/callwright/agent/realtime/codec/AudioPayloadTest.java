package dev.callwright.agent.realtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AudioPayloadTest {

    private final AudioPayload payload = new AudioPayload();

    @Test
    void decodesEveryLengthLikeTheReference() {
        Random random = new Random(7);
        for (int length = 0; length < 8300; length += length < 600 ? 1 : 37) {
            byte[] pcm = new byte[length];
            random.nextBytes(pcm);

            byte[] text = ("xx" + Base64.getEncoder().encodeToString(pcm) + "yy").getBytes(StandardCharsets.US_ASCII);
            int decoded = payload.decode(text, 2, text.length - 2);

            assertThat(decoded).isEqualTo(length);
            assertThat(Arrays.copyOf(payload.pcm(), decoded)).isEqualTo(pcm);
        }
    }

    @Test
    void acceptsMissingPadding() {
        assertThat(decode("AQAC/w")).isEqualTo(4);
    }

    @Test
    void refusesWhatIsNotBase64() {
        assertThat(decode("A")).isEqualTo(-1);
        assertThat(decode("AA==AAAA")).isEqualTo(-1);
        assertThat(decode("AAA_")).isEqualTo(-1);
        assertThat(decode("A".repeat(4096) + "AA==" + "A".repeat(4096))).isEqualTo(-1);
        assertThat(decode("A".repeat(4094) + "==" + "A".repeat(4096))).isEqualTo(-1);
        assertThat(decode("====")).isEqualTo(-1);
    }

    private int decode(String text) {
        return payload.decode(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }
}
