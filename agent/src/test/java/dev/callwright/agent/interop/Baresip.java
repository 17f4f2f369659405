package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.fail;

import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * baresip without a sound card: its microphone is a WAV file, what it hears is recorded, and it is driven over its control port,
 * which speaks JSON in netstrings.
 */
final class Baresip implements AutoCloseable {

    private final Program program;
    private final int sip;
    private final Path recordings;
    private final Socket control;
    private final StringBuilder events = new StringBuilder();
    private int read;

    private Baresip(Program program, int sip, Path recordings, Socket control) {
        this.program = program;
        this.sip = sip;
        this.recordings = recordings;
        this.control = control;
    }

    /**
     * Starts a phone.
     *
     * @param account  parameters after the address of record, e.g. {@code regint=0}
     */
    static Baresip start(Path folder, String user, Path microphone, String account) throws IOException {
        return start(folder, "127.0.0.1", user, microphone, account);
    }

    /** The same at another address of this host, e.g. {@code ::1}. */
    static Baresip start(Path folder, String address, String user, Path microphone, String account) throws IOException {
        String host = address.contains(":") ? "[" + address + "]" : address;
        Program.assumeInstalled("baresip");
        int sip = FreePort.next();
        int controlPort = FreePort.next();
        Path recordings = Files.createDirectories(folder.resolve("rec"));
        Files.writeString(
                folder.resolve("config"), """
                poll_method             epoll
                sip_listen              %s:%d
                call_local_timeout      120
                audio_source            aufile,%s
                audio_player            aubridge,sink
                audio_alert             aubridge,alert
                ausrc_srate             8000
                auplay_srate            8000
                ausrc_channels          1
                auplay_channels         1
                net_interface           %s
                jitter_buffer_delay     5-10
                rtp_stats               yes
                module_path             /usr/lib/baresip/modules
                module                  g711.so
                module                  sndfile.so
                module                  aufile.so
                module                  aubridge.so
                module_tmp              uuid.so
                module_tmp              account.so
                module_app              menu.so
                module_app              ctrl_tcp.so
                ctrl_tcp_listen         127.0.0.1:%d
                snd_path                %s
                menu_bell               no
                ringback_disabled       yes
                statmode_default        off
                """.formatted(host, sip, microphone, address, controlPort, recordings));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:%s@%s%s>;answermode=manual;audio_codecs=PCMU/8000/1,PCMA/8000/1;%s%n"
                        .formatted(user, host, account.contains("regint=0") ? ":" + sip : "", account));
        Files.writeString(folder.resolve("contacts"), "");
        Program program = Program.start(folder, List.of("baresip", "-s", "-f", folder.toString()));
        return new Baresip(program, sip, recordings, connect(controlPort));
    }

    /** Where the phone can be called. */
    int sipPort() {
        return sip;
    }

    /** Sends a command such as {@code dial}, {@code sndcode}, {@code hold}, {@code resume}, {@code hangup}. */
    void command(String command, String parameters) throws IOException {
        String json = "{\"command\":\"%s\",\"params\":\"%s\",\"token\":\"t\"}".formatted(command, parameters);
        OutputStream out = control.getOutputStream();
        out.write((json.getBytes(StandardCharsets.UTF_8).length + ":" + json + ",").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Waits for an event such as {@code CALL_ESTABLISHED}. */
    void expect(String event, Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (events.indexOf(event, read) < 0) {
            if (System.nanoTime() > deadline) {
                fail("baresip did not report %s; it said:%n%s%n%s", event, events, program.output());
            }
            receive();
        }
        read = events.indexOf(event, read) + event.length();
    }

    /** Waits for the registrar's 200; its trace has it even when it came before anyone listened at the control port. */
    void awaitRegistration(Duration limit) {
        program.expect("SIP/2\\.0 200 [\\s\\S]*?CSeq: \\d+ REGISTER", limit);
    }

    /** Everything the phone sent and received as SIP, and its own words. */
    String trace() {
        return program.output();
    }

    /** What was heard so far in the only call. */
    short[] heard() throws IOException {
        try (Stream<Path> files = Files.list(recordings)) {
            Path file = files.filter(path -> path.toString().endsWith("dec.wav"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("baresip recorded nothing:\n" + program.output()));
            return WavFile.read(file).samples(0);
        }
    }

    /** Quits, so that the recordings are complete. */
    void quit() throws IOException, InterruptedException {
        command("quit", "");
        program.awaitExit(Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        try {
            control.close();
        } catch (IOException e) {
            // The phone is on its way out anyway.
        }
        program.close();
    }

    private void receive() throws IOException {
        control.setSoTimeout(100);
        byte[] block = new byte[8192];
        InputStream in = control.getInputStream();
        try {
            int n = in.read(block);
            if (n > 0) {
                events.append(new String(block, 0, n, StandardCharsets.UTF_8));
            }
        } catch (SocketTimeoutException e) {
            // Nothing new yet.
        }
    }

    private static Socket connect(int port) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Pause.of(Duration.ofMillis(50));
            }
        }
    }
}
