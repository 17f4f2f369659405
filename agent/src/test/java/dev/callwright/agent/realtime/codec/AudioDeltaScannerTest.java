package dev.callwright.agent.realtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AudioDeltaScannerTest {

    private final AudioDeltaScanner scanner = new AudioDeltaScanner("response.audio.delta");

    @Test
    void findsThePartsInAnyOrderAndWithAnyWhiteSpace() {
        assertThat(scan(" {\r\n\t\"delta\" : \"QUJD\" , \"output_index\":0,\"done\":false,\"x\":null,\"y\":-1.5E+3 ,"
                        + "\"response_id\":\"r\",\"type\":\"response.audio.delta\",\"item_id\" :\"i\"\n} \n"))
                .isTrue();
        assertThat(scanner.responseId()).isEqualTo("r");
        assertThat(scanner.itemId()).isEqualTo("i");
        assertThat(scanner.deltaTo() - scanner.deltaFrom()).isEqualTo(4);
    }

    @Test
    void doesNotAllocateAStringForAnIdItHasSeen() {
        scan("{\"type\":\"response.audio.delta\",\"response_id\":\"r\",\"delta\":\"\"}");
        String first = scanner.responseId();

        scan("{\"type\":\"response.audio.delta\",\"response_id\":\"r\",\"delta\":\"\"}");

        assertThat(scanner.responseId()).isSameAs(first);
    }

    @Test
    void forgetsTheIdsOfTheFrameBefore() {
        scan("{\"type\":\"response.audio.delta\",\"response_id\":\"r\",\"item_id\":\"i\",\"delta\":\"\"}");

        assertThat(scan("{\"type\":\"response.audio.delta\",\"delta\":\"\"}")).isTrue();
        assertThat(scanner.responseId()).isEmpty();
        assertThat(scanner.itemId()).isEmpty();
    }

    @Test
    void declinesWhatIsNotPlainAudio() {
        assertThat(scan("")).isFalse();
        assertThat(scan("{}")).isFalse();
        assertThat(scan("{\"type\":\"response.audio.delta\"}")).isFalse();
        assertThat(scan("{\"type\":\"response.audio.done\",\"delta\":\"\"}")).isFalse();
        assertThat(scan("{\"type\":\"response.audio.delta\",\"delta\":\"A\\/\"}"))
                .isFalse();
        assertThat(scan("{\"type\":\"response.audio.delta\",\"part\":{},\"delta\":\"\"}"))
                .isFalse();
        assertThat(scan("{\"type\":\"response.audio.delta\",\"delta\":\"\"}x")).isFalse();
        assertThat(scan("{\"type\":\"response.audio.delta\",\"delta\":\"")).isFalse();
        assertThat(scan("{\"type\":\"response.audio.delta\",\"delta\":\"\"")).isFalse();
        assertThat(scan("{\"type\":\"response.audio.delta\",\"delta\":\"\",}")).isFalse();
    }

    private boolean scan(String json) {
        byte[] frame = json.getBytes(StandardCharsets.UTF_8);
        return scanner.scan(frame, frame.length);
    }
}
