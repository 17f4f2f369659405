package dev.callwright.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.media.rtp.RtpPacket.Defect;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RtpPacketTest {

    /** Marker, type 8, sequence 0xFFFE, timestamp 0x89ABCDEF, SSRC 0xDEADBEEF, three octets of payload. */
    private static final String PLAIN = "80 88 FFFE 89ABCDEF DEADBEEF 010203";

    private final RtpPacket packet = new RtpPacket();

    @Test
    void readsEveryFieldOfThePlainHeader() {
        assertThat(parse(PLAIN)).isTrue();

        assertThat(packet.defect()).isEqualTo(Defect.NONE);
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(8);
        assertThat(packet.sequenceNumber()).isEqualTo(0xFFFE);
        assertThat(packet.timestamp()).isEqualTo(0x89ABCDEFL);
        assertThat(packet.ssrc()).isEqualTo(0xDEADBEEF);
        assertThat(payload()).containsExactly(1, 2, 3);
    }

    @Test
    void skipsCsrcExtensionAndPadding() {
        assertThat(parse("B2 00 0001 00000002 00000003 00000004 00000005 BEDE0001 AABBCCDD 0709 000003"))
                .isTrue();

        assertThat(packet.marker()).isFalse();
        assertThat(packet.payloadOffset()).isEqualTo(28);
        assertThat(payload()).containsExactly(7, 9);
    }

    @Test
    void acceptsAPayloadThatIsAllPaddingOrEmpty() {
        assertThat(parse("A0 00 0001 00000002 00000003 00000004")).isTrue();
        assertThat(packet.payloadLength()).isZero();

        assertThat(parse("80 00 0001 00000002 00000003")).isTrue();
        assertThat(packet.payloadLength()).isZero();
    }

    @Test
    void namesEachDefect() {
        assertDefect("", Defect.TOO_SHORT);
        assertDefect("80 00 0001 00000002 000000", Defect.TOO_SHORT);
        assertDefect("40 00 0001 00000002 00000003", Defect.VERSION);
        assertDefect("C0 00 0001 00000002 00000003", Defect.VERSION);
        assertDefect("81 00 0001 00000002 00000003 000000", Defect.CSRC);
        assertDefect("90 00 0001 00000002 00000003 000000", Defect.EXTENSION);
        assertDefect("90 00 0001 00000002 00000003 00000001 000000", Defect.EXTENSION);
        assertDefect("90 00 0001 00000002 00000003 0000FFFF 00000000", Defect.EXTENSION);
        assertDefect("A0 00 0001 00000002 00000003", Defect.PADDING);
        assertDefect("A0 00 0001 00000002 00000003 00", Defect.PADDING);
        assertDefect("A0 00 0001 00000002 00000003 0003", Defect.PADDING);
        assertDefect("00 01 0000 2112A442 000000000000000000000000", Defect.NOT_RTP);
        assertDefect("80 C9 0001 00000002", Defect.RTCP);
        assertDefect("81 C8 0006 00000002", Defect.RTCP);
    }

    @Test
    void recoversAfterADefect() {
        assertDefect("40", Defect.TOO_SHORT);

        assertThat(parse(PLAIN)).isTrue();
        assertThat(packet.defect()).isEqualTo(Defect.NONE);
    }

    @Test
    void readsNoFurtherThanTheDatagram() {
        byte[] buffer = Arrays.copyOf(hex(PLAIN), 1500);

        assertThat(packet.parse(buffer, 14)).isTrue();
        assertThat(payload()).containsExactly(1, 2);
        assertThat(packet.parse(buffer, 11)).isFalse();
    }

    @Test
    void writesWhatItReads() {
        byte[] out = new byte[15];

        int start = RtpPacket.write(out, true, 8, 0xFFFE, 0x89ABCDEFL, 0xDEADBEEF);
        out[start] = 1;
        out[start + 1] = 2;
        out[start + 2] = 3;

        assertThat(out).isEqualTo(hex(PLAIN));
    }

    @Test
    void countersMayRunOnPastTheirFields() {
        byte[] out = new byte[12];

        RtpPacket.write(out, false, 0, 0x1_0005, 0x1_0000_0007L, 1);

        assertThat(packet.parse(out, out.length)).isTrue();
        assertThat(packet.sequenceNumber()).isEqualTo(5);
        assertThat(packet.timestamp()).isEqualTo(7);
    }

    @Test
    void survivesGarbage() {
        long seed = System.nanoTime();
        System.out.println("RtpPacketTest.survivesGarbage seed " + seed);
        Random random = new Random(seed);
        int good = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] datagram = new byte[random.nextInt(40)];
            random.nextBytes(datagram);
            if (datagram.length > 0 && random.nextBoolean()) {
                datagram[0] = (byte) (0x80 | (datagram[0] & 0x3F));
            }
            if (packet.parse(datagram, datagram.length)) {
                good++;
                int end = packet.payloadOffset() + packet.payloadLength();
                if (packet.payloadOffset() < 12 || packet.payloadLength() < 0 || end > datagram.length) {
                    assertThat(datagram).as("seed %d", seed).isNull();
                }
            }
        }
        assertThat(good).as("seed %d", seed).isPositive();
    }

    private void assertDefect(String datagram, Defect defect) {
        assertThat(parse(datagram)).as(datagram).isFalse();
        assertThat(packet.defect()).as(datagram).isEqualTo(defect);
    }

    private boolean parse(String datagram) {
        byte[] octets = hex(datagram);
        return packet.parse(octets, octets.length);
    }

    private byte[] payload() {
        int from = packet.payloadOffset();
        return Arrays.copyOfRange(packet.buffer(), from, from + packet.payloadLength());
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
