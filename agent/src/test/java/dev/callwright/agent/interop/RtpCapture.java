package dev.callwright.agent.interop;

import dev.callwright.media.codec.G711;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Listens to the wire: what arrives at one UDP port of loopback, as tshark takes it apart. */
final class RtpCapture implements AutoCloseable {

    private final Program dumpcap;
    private final Path folder;

    private final int port;

    private RtpCapture(Program dumpcap, Path folder, int port) {
        this.dumpcap = dumpcap;
        this.folder = folder;
        this.port = port;
    }

    static RtpCapture start(Path folder, int destinationPort) {
        Program.assumeInstalled("dumpcap");
        Program.assumeInstalled("tshark");
        Program dumpcap = Program.start(
                folder,
                List.of("dumpcap", "-i", "lo", "-f", "udp dst port " + destinationPort, "-w", "capture.pcapng"));
        dumpcap.expect("File: ", Duration.ofSeconds(10));
        return new RtpCapture(dumpcap, folder, destinationPort);
    }

    /** What one source sent: how many packets, and how often its sequence numbers were not the next ones. */
    record Stream(String source, int packets, int gaps) {}

    /** Ends the capture and decodes what was heard as PCMU, in the order it arrived. */
    short[] heard() throws IOException, InterruptedException {
        byte[] octets = HexFormat.of()
                .parseHex(fields("rtp.payload").collect(Collectors.joining()).replace(":", ""));
        short[] pcm = new short[octets.length];
        G711.PCMU.decode(octets, 0, octets.length, pcm, 0);
        return pcm;
    }

    /** Ends the capture and counts the packets of each source. */
    List<Stream> streams() throws IOException, InterruptedException {
        Map<String, List<Integer>> numbers = fields("udp.srcport", "rtp.seq")
                .map(line -> line.split("\\s+"))
                .collect(Collectors.groupingBy(
                        line -> line[0], Collectors.mapping(line -> Integer.parseInt(line[1]), Collectors.toList())));
        return numbers.entrySet().stream()
                .map(source -> new Stream(source.getKey(), source.getValue().size(), gaps(source.getValue())))
                .toList();
    }

    private static int gaps(List<Integer> numbers) {
        int gaps = 0;
        for (int i = 1; i < numbers.size(); i++) {
            gaps += ((numbers.get(i) - numbers.get(i - 1)) & 0xffff) == 1 ? 0 : 1;
        }
        return gaps;
    }

    /** One line for each packet of PCMU, with these fields of it. */
    private java.util.stream.Stream<String> fields(String... names) throws IOException, InterruptedException {
        dumpcap.interrupt();
        // Named outright: some ports belong to protocols that tshark would rather see.
        List<String> command =
                new ArrayList<>(List.of("tshark", "-r", "capture.pcapng", "-d", "udp.port==" + port + ",rtp"));
        command.addAll(List.of("-Y", "rtp.p_type == 0", "-T", "fields"));
        for (String name : names) {
            command.addAll(List.of("-e", name));
        }
        try (Program tshark = Program.start(folder, command)) {
            tshark.awaitExit(Duration.ofSeconds(60));
            return tshark.output().lines().map(String::strip).filter(line -> line.matches("[0-9a-f:]+(\\s+[0-9]+)?"));
        }
    }

    @Override
    public void close() {
        dumpcap.close();
    }
}
