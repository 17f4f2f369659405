package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.CertificateConfig;
import dev.callwright.config.TlsConfig;
import dev.callwright.config.TlsConfig.ClientCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An authority made for one test, and the certificate it issued to {@code localhost}. The name is a DNS name, since
 * some phones ignore addresses in certificates.
 *
 * @param authority  PEM file of the authority
 * @param chain      PEM file of the certificate
 * @param key        PEM file of its private key
 */
record Certificate(Path authority, Path chain, Path key) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Makes both in this folder; skips the test where there is no openssl. */
    static Certificate make(Path folder) throws IOException, InterruptedException {
        Program.assumeInstalled("openssl");
        Files.writeString(folder.resolve("san"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        openssl(folder, "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.pem");
        openssl(folder, "req -new -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr");
        openssl(
                folder,
                "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile san"
                        + " -out server.pem");
        return new Certificate(folder.resolve("ca.pem"), folder.resolve("server.pem"), folder.resolve("server.key"));
    }

    /** A server with this certificate, which checks those of the servers it connects to. */
    TlsConfig settings() {
        return new TlsConfig(
                List.of(new CertificateConfig(chain.toString(), key.toString())),
                authority.toString(),
                ClientCertificate.NONE,
                true);
    }

    private static void openssl(Path folder, String arguments) throws InterruptedException {
        try (Program openssl = Program.start(folder, List.of(("openssl " + arguments).split(" ")))) {
            assertThat(openssl.awaitExit(LIMIT)).as(openssl.output()).isZero();
        }
    }
}
