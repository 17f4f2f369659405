package dev.callwright.agent.interop;

import dev.callwright.media.codec.G711;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** Listens to the wire: what arrives at one UDP port of loopback, as tshark takes it apart. */
final class RtpCapture implements AutoCloseable {

    private final Program dumpcap;
    private final Path folder;

    private RtpCapture(Program dumpcap, Path folder) {
        this.dumpcap = dumpcap;
        this.folder = folder;
    }

    static RtpCapture start(Path folder, int destinationPort) {
        Program.assumeInstalled("dumpcap");
        Program.assumeInstalled("tshark");
        Program dumpcap = Program.start(
                folder,
                List.of("dumpcap", "-i", "lo", "-f", "udp dst port " + destinationPort, "-w", "capture.pcapng"));
        dumpcap.expect("File: ", Duration.ofSeconds(10));
        return new RtpCapture(dumpcap, folder);
    }

    /** Ends the capture and decodes what was heard as PCMU, in the order it arrived. */
    short[] heard() throws IOException, InterruptedException {
        dumpcap.interrupt();
        try (Program tshark = Program.start(
                folder,
                List.of(
                        "tshark",
                        "-r",
                        "capture.pcapng",
                        "--enable-heuristic",
                        "rtp_udp",
                        "-Y",
                        "rtp.p_type == 0",
                        "-T",
                        "fields",
                        "-e",
                        "rtp.payload"))) {
            tshark.awaitExit(Duration.ofSeconds(30));
            String hex = tshark.output()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9a-f:]+"))
                    .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                    .toString()
                    .replace(":", "");
            byte[] octets = HexFormat.of().parseHex(hex);
            short[] pcm = new short[octets.length];
            G711.PCMU.decode(octets, 0, octets.length, pcm, 0);
            return pcm;
        }
    }

    @Override
    public void close() {
        dumpcap.close();
    }
}
