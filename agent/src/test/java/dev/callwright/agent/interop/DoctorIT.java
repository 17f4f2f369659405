package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.app.Callwright;
import dev.callwright.config.load.ConfigLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes made with sipp, and what {@code callwright doctor} says of them, run as a process of its own. */
@Timeout(120)
final class DoctorIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String NUMBER = "+862155550100";
    private static final String CARRIER = "127.0.0.1";
    private static final String STRANGER = "127.0.0.2";
    private static final String PCMU = "0";
    private static final String G729 = "18";

    @TempDir
    private Path folder;

    @Test
    @Interop(peer = "sipp", features = "doctor names the mistake")
    void namesWhatWentWrongInEachCall() throws Exception {
        try (Callwright server = serve()) {
            call(server, "wrong-number", CARRIER, "862155550100", CARRIER, PCMU);
            call(server, "wrong-codec", CARRIER, NUMBER, CARRIER, G729);
            call(server, "stranger", STRANGER, NUMBER, STRANGER, PCMU);
            call(server, "behind-nat", CARRIER, NUMBER, "192.168.1.20", PCMU);
            Lab.await("the calls have ended", () -> server.activeCalls() == 0);

            assertThat(doctor("wrong-number"))
                    .startsWith("[!!] call wrong-number")
                    .contains("404: 8621***00 was dialled, and no agent answers that number.")
                    .contains("It is probably +862155550100 written another way")
                    .contains("|<- 404 No agent answers the dialled.. --|")
                    .doesNotContain("13812345678");
            assertThat(doctor("wrong-codec"))
                    .contains("488: the caller offers G729, and carrier-a may use PCMA, PCMU.")
                    .contains("audio 127.0.0.1:40000 G729");
            assertThat(doctor("stranger"))
                    .contains("403: a call from 127.0.0.2 was refused, for no trunk has this address.");
            assertThat(doctor("behind-nat"))
                    .contains("No RTP came from the caller: it said it would send from 192.168.1.20 port 40000")
                    .contains(
                            "The caller's SDP names a private address, 192.168.1.20, while its SIP comes from 127.0.0.1");

            assertThat(doctor(""))
                    .startsWith("[!!] trunk carrier-a")
                    .contains("1 call was refused with 404: the last dialled 8621***00")
                    .contains("1 call was refused with 488: the last offered G729, and this trunk may use PCMA, PCMU.")
                    .contains("Calls of unknown sources:")
                    .contains("A call from 127.0.0.2 was refused, for no trunk has this address");
            assertThat(doctor("nobody")).contains("There is no trunk and no call 'nobody'.");
        }
        assertThat(doctor("")).contains("No server answers at " + folder.resolve("c.sock"));
    }

    private void call(Callwright server, String callId, String from, String number, String sdpAddress, String format)
            throws IOException, InterruptedException {
        Program.assumeInstalled("sipp");
        try (InputStream in = Objects.requireNonNull(DoctorIT.class.getResourceAsStream("patient.xml"))) {
            Files.write(folder.resolve("patient.xml"), in.readAllBytes());
        }
        List<String> command = List.of(
                "sipp",
                "-sf",
                "patient.xml",
                "-s",
                number,
                "-nostdin",
                "-m",
                "1",
                "-d",
                "700",
                "-timeout",
                "30s",
                "-i",
                from,
                "-p",
                String.valueOf(FreePort.next()),
                "-mi",
                from,
                "-mp",
                String.valueOf(FreePort.next()),
                "-cid_str",
                callId + "-%u",
                "-key",
                "sdp_address",
                sdpAddress,
                "-key",
                "format",
                format,
                "127.0.0.1:" + server.sipPort());
        try (Program sipp = Program.start(folder, command)) {
            assertThat(sipp.awaitExit(LIMIT)).as(sipp.output()).isZero();
        }
    }

    /** What the command prints, errors included. */
    private String doctor(String about) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.callwright.agent.cli.Main",
                "doctor",
                "-c",
                folder.resolve("lab.yaml").toString(),
                about);
        try (Program program = Program.start(folder, about.isEmpty() ? command.subList(0, 7) : command)) {
            int exitCode = program.awaitExit(LIMIT);
            assertThat(exitCode).isIn(1, 69);
            return program.output();
        }
    }

    private Callwright serve() throws IOException {
        Path file = Files.writeString(
                folder.resolve("lab.yaml"), """
                sip: {address: 127.0.0.1, port: 0}
                media: {address: 127.0.0.1, ports: 37000-37098}
                realtime: {url: simulator}
                store: {url: "jdbc:h2:mem:doctor-%s;DB_CLOSE_DELAY=-1"}
                limits: {calls: 10, drain: 0s}
                control: {socket: "%s"}
                trunks:
                  - {name: carrier-a, hosts: [127.0.0.1]}
                numbers:
                  - {match: exact, value: "%s", trunk: carrier-a, agent: receptionist}
                agents:
                  - {name: receptionist}
                """.formatted(UUID.randomUUID(), folder.resolve("c.sock"), NUMBER));
        return Callwright.start(ConfigLoader.load(file, Map.of()), _ -> {});
    }
}
