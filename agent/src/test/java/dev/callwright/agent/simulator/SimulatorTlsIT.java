package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.agent.simulator.server.Simulator;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server over TLS, with a certificate made for the test. */
final class SimulatorTlsIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void talksOverTls() throws Exception {
        KeyStore store = selfSigned();
        Path certificate = pem("CERTIFICATE", store.getCertificate("simulator").getEncoded());
        Path key = pem(
                "PRIVATE KEY", store.getKey("simulator", PASSWORD.toCharArray()).getEncoded());

        try (Simulator simulator = new Simulator(Scenario.DEFAULTS);
                HttpClient http =
                        HttpClient.newBuilder().sslContext(trusting(store)).build()) {
            URI uri = simulator.startTls("127.0.0.1", 0, certificate, key);
            try (SocketClient client = new SocketClient(http, uri)) {
                client.awaitEvent("session.created");
            }
            assertThat(uri.getScheme()).isEqualTo("wss");
        }
    }

    @Test
    void doesNotStartWithoutItsCertificate() {
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS)) {
            assertThatThrownBy(() -> simulator.startTls("127.0.0.1", 0, folder.resolve("none"), folder.resolve("none")))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    private KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "simulator",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private Path pem(String label, byte[] der) throws Exception {
        String body = Base64.getMimeEncoder().encodeToString(der);
        return Files.writeString(
                folder.resolve(label.replace(' ', '-') + ".pem"),
                "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, new char[0]);
        anchors.setCertificateEntry("simulator", store.getCertificate("simulator"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new javax.net.ssl.KeyManager[0], trust.getTrustManagers(), new java.security.SecureRandom());
        return context;
    }
}
