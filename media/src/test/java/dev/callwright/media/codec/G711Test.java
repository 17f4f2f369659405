package dev.callwright.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tables against ITU-T G.711 written a second way: by its decision values, one interval after the other. */
final class G711Test {

    private static final int STEPS = 128;

    @Test
    void decodesEveryMuLawCode() {
        for (int code = 0; code < 256; code++) {
            int step = ~code & 0x7F;
            int level = 4 * (((33 + 2 * (step % 16)) << (step / 16)) - 33);

            assertThat(decode(G711.PCMU, code)).as("code %d", code).isEqualTo(code < 128 ? -level : level);
        }
    }

    @Test
    void decodesEveryALawCode() {
        for (int code = 0; code < 256; code++) {
            int step = (code ^ 0x55) & 0x7F;
            int level = (aLawDecision(step) + aLawDecision(step + 1)) / 2;

            assertThat(decode(G711.PCMA, code)).as("code %d", code).isEqualTo(code < 128 ? -level : level);
        }
    }

    @Test
    void encodesEveryMuLawSample() {
        int[] decisions = new int[STEPS];
        for (int step = 0; step < STEPS; step++) {
            decisions[step] = Math.max(0, 4 * (((32 + 2 * (step % 16)) << (step / 16)) - 33));
        }

        for (int sample = -32768; sample < 32768; sample++) {
            int step = interval(decisions, sample < 0 ? -1 - sample : sample);
            int expected = 0xFF - step - (sample < 0 ? 0x80 : 0);
            if (encode(G711.PCMU, sample) != expected) {
                assertThat(encode(G711.PCMU, sample)).as("sample %d", sample).isEqualTo(expected);
            }
        }
    }

    @Test
    void encodesEveryALawSample() {
        int[] decisions = new int[STEPS];
        for (int step = 0; step < STEPS; step++) {
            decisions[step] = aLawDecision(step);
        }

        for (int sample = -32768; sample < 32768; sample++) {
            int step = interval(decisions, sample < 0 ? -1 - sample : sample);
            int expected = (step + (sample < 0 ? 0 : 0x80)) ^ 0x55;
            if (encode(G711.PCMA, sample) != expected) {
                assertThat(encode(G711.PCMA, sample)).as("sample %d", sample).isEqualTo(expected);
            }
        }
    }

    @Test
    void encodingWhatWasDecodedGivesTheCodeBack() {
        for (G711 law : G711.values()) {
            for (int code = 0; code < 256; code++) {
                // Mu-law has two zeros; the negative one comes back as the positive one.
                int expected = law == G711.PCMU && code == 0x7F ? 0xFF : code;

                assertThat(encode(law, decode(law, code))).isEqualTo(expected);
            }
        }
    }

    @Test
    void silenceIsTheCodeOfSampleZero() {
        assertThat(G711.PCMU.silence()).isEqualTo((byte) 0xFF);
        assertThat(G711.PCMA.silence()).isEqualTo((byte) 0xD5);
        for (G711 law : G711.values()) {
            assertThat((byte) encode(law, 0)).isEqualTo(law.silence());
        }
    }

    @Test
    void carriesTheNamesAndNumbersOfRfc3551() {
        assertThat(G711.PCMU.staticPayloadType()).isZero();
        assertThat(G711.PCMA.staticPayloadType()).isEqualTo(8);
        assertThat(G711.PCMU.encodingName()).isEqualTo("PCMU");
        assertThat(G711.PCMA.encodingName()).isEqualTo("PCMA");
    }

    @Test
    void touchesOnlyTheRangeItIsGiven() {
        short[] pcm = {1, 1, 1, 1};
        byte[] octets = {1, 1, 1, 1};

        G711.PCMU.decode(new byte[] {0, -1, -1, 0}, 1, 2, pcm, 1);
        G711.PCMU.encode(new short[] {9, 0, 0, 9}, 1, 2, octets, 2);

        assertThat(pcm).containsExactly(1, 0, 0, 1);
        assertThat(octets).containsExactly(1, 1, 0xFF, 0xFF);
    }

    /** Lower end of an interval, in PCM16; sixteen of one width, then sixteen of the same, then twice as wide each time. */
    private static int aLawDecision(int step) {
        int segment = Math.min(step / 16, 7);
        int width = 16 << Math.max(0, segment - 1);
        int start = segment == 0 ? 0 : 256 << (segment - 1);
        return start + (step - 16 * segment) * width;
    }

    private static int interval(int[] decisions, int magnitude) {
        int step = 0;
        while (step + 1 < decisions.length && decisions[step + 1] <= magnitude) {
            step++;
        }
        return step;
    }

    private static int decode(G711 law, int code) {
        short[] out = new short[1];
        law.decode(new byte[] {(byte) code}, 0, 1, out, 0);
        return out[0];
    }

    private static int encode(G711 law, int sample) {
        byte[] out = new byte[1];
        law.encode(new short[] {(short) sample}, 0, 1, out, 0);
        return out[0] & 0xFF;
    }
}
