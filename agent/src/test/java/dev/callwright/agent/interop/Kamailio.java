package dev.callwright.agent.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.RegisterConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.TrunkConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Kamailio as the registrar and proxy of a carrier, on loopback; what it logs tells who registered. */
final class Kamailio implements AutoCloseable {

    private static final Path COMMAND = Path.of("/usr/sbin/kamailio");

    private final Program program;
    private final int port;

    private Kamailio(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    static Kamailio start(Path folder) throws IOException {
        assumeTrue(Files.isExecutable(COMMAND), "kamailio is not installed: calls through it are not tested");
        int port = FreePort.next();
        try (InputStream in = Objects.requireNonNull(Kamailio.class.getResourceAsStream("kamailio.cfg"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("kamailio.cfg"), text.replace("LPORT", String.valueOf(port)));
        }
        List<String> command = List.of(
                COMMAND.toString(),
                "-DD",
                "-E",
                "-f",
                "kamailio.cfg",
                "-P",
                "kamailio.pid",
                "-w",
                ".",
                "-Y",
                ".",
                "-m",
                "64",
                "-M",
                "8");
        Kamailio kamailio = new Kamailio(Program.start(folder, command), port);
        kamailio.program.expect("Listening on", Lab.SOON);
        return kamailio;
    }

    int port() {
        return port;
    }

    /** Waits until its log says this, after what was waited for before. */
    void expect(String regex) {
        program.expect(regex, Lab.SOON);
    }

    /** A trunk that registers the user {@code agent} here, and admits calls by nothing else. */
    TrunkConfig trunk(Duration expires) {
        TrunkConfig base = TrunkConfig.DEFAULTS;
        String here = "sip:127.0.0.1:" + port;
        return new TrunkConfig(
                "kamailio",
                List.of(),
                here,
                base.outboundProxy(),
                base.domain(),
                new CredentialsConfig("agent", new Secret("secret-g")),
                base.challenge(),
                new RegisterConfig(List.of(here), "", expires),
                base.codecs(),
                base.dtmf(),
                base.identity(),
                base.numbering(),
                base.headers(),
                base.passHeaders(),
                base.limits(),
                base.outbound(),
                base.transfers(),
                base.advertisedAddress());
    }

    @Override
    public void close() {
        program.close();
    }
}
