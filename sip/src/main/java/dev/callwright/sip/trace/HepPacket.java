package dev.callwright.sip.trace;

import dev.callwright.sip.WireTap;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** A message as a HEP version 3 packet: {@code HEP3}, a length, and chunks of vendor, type, length and value. Pure. */
final class HepPacket {

    /** What fits a UDP packet beside the other chunks. */
    private static final int LONGEST_PAYLOAD = 60_000;

    private static final int GENERIC_VENDOR = 0;
    private static final int CHUNK_HEAD = 6;
    private static final int FAMILY_IP4 = 2;
    private static final int FAMILY_IP6 = 10;
    private static final int PROTOCOL_TCP = 6;
    private static final int PROTOCOL_UDP = 17;
    private static final int TYPE_SIP = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private HepPacket() {}

    /**
     * Encodes it.
     *
     * @param local     our address, never a wildcard
     * @param password  may be empty
     */
    static byte[] of(WireTap.Message message, InetSocketAddress local, Instant at, int node, String password) {
        InetSocketAddress from = message.sent() ? local : message.remote();
        InetSocketAddress to = message.sent() ? message.remote() : local;
        boolean ip4 = from.getAddress() instanceof Inet4Address;
        HepPacket packet = new HepPacket();
        try {
            packet.int8(1, ip4 ? FAMILY_IP4 : FAMILY_IP6);
            packet.int8(2, message.transport().equals("UDP") ? PROTOCOL_UDP : PROTOCOL_TCP);
            packet.raw(ip4 ? 3 : 5, from.getAddress().getAddress());
            packet.raw(ip4 ? 4 : 6, to.getAddress().getAddress());
            packet.int16(7, from.getPort());
            packet.int16(8, to.getPort());
            packet.int32(9, (int) at.getEpochSecond());
            packet.int32(10, at.getNano() / 1_000);
            packet.int8(11, TYPE_SIP);
            packet.int32(12, node);
            if (!password.isEmpty()) {
                packet.raw(14, text(password));
            }
            packet.raw(15, text(message.text()));
            if (!message.callId().isEmpty()) {
                packet.raw(17, text(message.callId()));
            }
            return packet.whole();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] whole() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write("HEP3".getBytes(StandardCharsets.US_ASCII));
        int length = whole.size() + Short.BYTES + bytes.size();
        whole.write(length >> 8);
        whole.write(length);
        bytes.writeTo(whole);
        return whole.toByteArray();
    }

    private void head(int type, int length) throws IOException {
        out.writeShort(GENERIC_VENDOR);
        out.writeShort(type);
        out.writeShort(CHUNK_HEAD + length);
    }

    private void int8(int type, int value) throws IOException {
        head(type, Byte.BYTES);
        out.writeByte(value);
    }

    private void int16(int type, int value) throws IOException {
        head(type, Short.BYTES);
        out.writeShort(value);
    }

    private void int32(int type, int value) throws IOException {
        head(type, Integer.BYTES);
        out.writeInt(value);
    }

    private void raw(int type, byte[] value) throws IOException {
        head(type, value.length);
        out.write(value);
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_PAYLOAD ? bytes : Arrays.copyOf(bytes, LONGEST_PAYLOAD);
    }
}
