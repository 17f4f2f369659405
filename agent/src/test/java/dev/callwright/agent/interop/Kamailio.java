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
    private final String uri;

    private Kamailio(Program program, int port, String uri) {
        this.program = program;
        this.port = port;
        this.uri = uri;
    }

    static Kamailio start(Path folder) throws IOException {
        int port = FreePort.next();
        return start(folder, port, "", "sip:127.0.0.1:" + port);
    }

    /** The same, registered with over TLS; it shows this certificate and checks those of others. */
    static Kamailio startWithTls(Path folder, Certificate certificate) throws IOException {
        Path module = Path.of("/usr/lib/x86_64-linux-gnu/kamailio/modules/tls.so");
        assumeTrue(Files.isReadable(module), "the TLS module of kamailio is not installed");
        Files.writeString(folder.resolve("tls.cfg"), """
                [server:default]
                method = TLSv1.2+
                private_key = %1$s
                certificate = %2$s
                [client:default]
                method = TLSv1.2+
                verify_certificate = yes
                require_certificate = yes
                ca_list = %3$s
                """.formatted(
                        certificate.key(), certificate.chain(), certificate.authority()));
        int secure = FreePort.next();
        String further = """
                enable_tls=yes
                listen=tls:127.0.0.1:%d
                loadmodule "tls.so"
                modparam("tls", "config", "%s")
                """.formatted(secure, folder.resolve("tls.cfg"));
        return start(folder, FreePort.next(), further, "sip:localhost:" + secure + ";transport=tls");
    }

    private static Kamailio start(Path folder, int port, String further, String uri) throws IOException {
        assumeTrue(Files.isExecutable(COMMAND), "kamailio is not installed: calls through it are not tested");
        try (InputStream in = Objects.requireNonNull(Kamailio.class.getResourceAsStream("kamailio.cfg"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(
                    folder.resolve("kamailio.cfg"),
                    text.replace("LPORT", String.valueOf(port)).replace("#FURTHER", further));
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
        Kamailio kamailio = new Kamailio(Program.start(folder, command), port, uri);
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
        return TrunkConfig.DEFAULTS
                .withName("kamailio")
                .withHosts(List.of())
                .withTarget(uri)
                .withCredentials(new CredentialsConfig("agent", new Secret("secret-g")))
                .withRegister(new RegisterConfig(List.of(uri), "", expires));
    }

    @Override
    public void close() {
        program.close();
    }
}
