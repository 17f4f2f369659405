package dev.callwright.sip.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.CaptureConfig;
import dev.callwright.config.Secret;
import dev.callwright.sip.WireTap;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The export as a collector gets it, read by the layout of the HEP3 specification. */
final class HepExporterIT {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");

    @Test
    void homerWouldReadWhatWasSent() throws Exception {
        WireTap.Message invite =
                Messages.received("call-1@x", "INVITE sip:100@us SIP/2.0", "1 INVITE", "Authorization: Basic secret");

        Map<Integer, byte[]> chunks = chunks(exported(invite));

        assertThat(chunks.get(1)).as("address family").containsExactly(2);
        assertThat(chunks.get(2)).as("transport").containsExactly(17);
        assertThat(chunks.get(3)).as("source").containsExactly(198, 51, 100, 7);
        assertThat(chunks.get(4)).as("destination").containsExactly(192, 0, 2, 1);
        assertThat(chunks.get(7)).as("source port").containsExactly(5070 >> 8, 5070 & 0xFF);
        assertThat(chunks.get(8)).as("destination port").containsExactly(5060 >> 8, 5060 & 0xFF);
        assertThat(number(chunks, 9)).as("seconds").isEqualTo(AT.getEpochSecond());
        assertThat(number(chunks, 10)).as("microseconds").isEqualTo(123_456);
        assertThat(chunks.get(11)).as("SIP").containsExactly(1);
        assertThat(number(chunks, 12)).as("node").isEqualTo(4242);
        assertThat(chunks.get(14)).as("password").asString().isEqualTo("pass");
        assertThat(chunks.get(15))
                .as("payload")
                .asString()
                .startsWith("INVITE sip:100@us")
                .doesNotContain("secret");
        assertThat(chunks.get(17)).as("correlation").asString().isEqualTo("call-1@x");
    }

    /** The values by type, of generic chunks alone; the lengths must add up. */
    private static Map<Integer, byte[]> chunks(byte[] packet) {
        ByteBuffer in = ByteBuffer.wrap(packet);
        byte[] magic = new byte[4];
        in.get(magic);
        assertThat(magic).asString().isEqualTo("HEP3");
        assertThat(in.getShort() & 0xFFFF).isEqualTo(packet.length);
        Map<Integer, byte[]> chunks = new HashMap<>();
        while (in.hasRemaining()) {
            assertThat(in.getShort()).as("vendor").isZero();
            int type = in.getShort();
            byte[] value = new byte[(in.getShort() & 0xFFFF) - 6];
            in.get(value);
            chunks.put(type, value);
        }
        return chunks;
    }

    private static long number(Map<Integer, byte[]> chunks, int type) {
        return ByteBuffer.wrap(Objects.requireNonNull(chunks.get(type))).getInt() & 0xFFFF_FFFFL;
    }

    @Test
    void neverWaitsForAServerThatIsNotThere() throws Exception {
        CaptureConfig config = new CaptureConfig(1, 2, "no-such-host.invalid:9060", 1, Secret.NONE);
        try (HepExporter exporter = HepExporter.start(config, () -> AT)) {
            for (int i = 0; i < 10_000; i++) {
                exporter.see(Messages.sent("a", "OPTIONS sip:b SIP/2.0", i + " OPTIONS"));
            }
            assertThat(exporter.sent()).isZero();
            assertThat(exporter.dropped()).isGreaterThan(5_000);
        }
    }

    private static byte[] exported(WireTap.Message message) throws IOException {
        try (DatagramSocket homer = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            homer.setSoTimeout(10_000);
            CaptureConfig config =
                    new CaptureConfig(1, 2, "127.0.0.1:" + homer.getLocalPort(), 4242, new Secret("pass"));
            try (HepExporter exporter = HepExporter.start(config, () -> AT)) {
                exporter.see(message);
                DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
                homer.receive(packet);
                return Arrays.copyOf(packet.getData(), packet.getLength());
            }
        }
    }
}
