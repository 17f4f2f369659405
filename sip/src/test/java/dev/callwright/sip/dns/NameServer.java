package dev.callwright.sip.dns;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name server on loopback (RFC 1035): says what it was told to, that there is no such name, or nothing at all. */
final class NameServer implements AutoCloseable {

    static final int NAPTR = 35;
    static final int SRV = 33;

    private static final int HEADER = 12;
    private static final int ANSWERED = 0x8580;
    private static final int NO_SUCH_NAME = 3;
    private static final int REFERENCE_TO_QUESTION = 0xC000 | HEADER;

    private final DatagramSocket socket;
    private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    NameServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("name server").start(this::serve);
    }

    String address() {
        return "dns://127.0.0.1:" + socket.getLocalPort();
    }

    NameServer naptr(String name, int order, int preference, String service, String replacement) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(data);
        out.writeShort(order);
        out.writeShort(preference);
        for (String text : List.of("s", service, "")) {
            out.writeByte(text.length());
            out.writeBytes(text);
        }
        writeName(out, replacement);
        return add(NAPTR, name, data);
    }

    NameServer srv(String name, int priority, int weight, int port, String host) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(data);
        out.writeShort(priority);
        out.writeShort(weight);
        out.writeShort(port);
        writeName(out, host);
        return add(SRV, name, data);
    }

    /** From now on it answers nobody. */
    NameServer silent() {
        silent = true;
        return this;
    }

    /** What was asked for, as {@code 33 name}, in order. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    private NameServer add(int type, String name, ByteArrayOutputStream data) {
        records.computeIfAbsent(type + " " + name, _ -> new CopyOnWriteArrayList<>())
                .add(data.toByteArray());
        return this;
    }

    private void serve() {
        byte[] block = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(block, block.length);
                socket.receive(packet);
                byte[] answer = answer(ByteBuffer.wrap(block, 0, packet.getLength()));
                if (!silent) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed at the end of the test.
                return;
            }
        }
    }

    private byte[] answer(ByteBuffer question) throws IOException {
        int id = question.getShort() & 0xFFFF;
        question.position(HEADER);
        String name = readName(question);
        int type = question.getShort();
        question.getShort();
        byte[] asked = new byte[question.position() - HEADER];
        question.get(HEADER, asked);
        String key = type + " " + name;
        questions.add(key);
        List<byte[]> found = records.getOrDefault(key, List.of());
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(answer);
        writeHeader(out, id, found.size());
        out.write(asked);
        for (byte[] data : found) {
            out.writeShort(REFERENCE_TO_QUESTION);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(data.length);
            out.write(data);
        }
        return answer.toByteArray();
    }

    private static void writeHeader(DataOutputStream out, int id, int answers) throws IOException {
        out.writeShort(id);
        out.writeShort(answers == 0 ? ANSWERED | NO_SUCH_NAME : ANSWERED);
        out.writeShort(1);
        out.writeShort(answers);
        out.writeInt(0);
    }

    private static String readName(ByteBuffer from) {
        List<String> labels = new ArrayList<>();
        for (int length = from.get(); length > 0; length = from.get()) {
            byte[] label = new byte[length];
            from.get(label);
            labels.add(new String(label, StandardCharsets.US_ASCII));
        }
        return String.join(".", labels);
    }

    private static void writeName(DataOutputStream out, String name) throws IOException {
        for (String label : name.split("\\.", -1)) {
            out.writeByte(label.length());
            out.writeBytes(label);
        }
        out.writeByte(0);
    }

    @Override
    public void close() {
        socket.close();
    }
}
