package dev.callwright.agent.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.Trust;
import io.netty.channel.epoll.Epoll;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTlsIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void refusesACertificateNobodyVouchesFor() throws Exception {
        try (SessionFixture fixture = new SessionFixture(Optional.of(serverTls()), Epoll.isAvailable())) {
            fixture.connect(fixture.service.url("localhost"), true, Duration.ofSeconds(5));

            RealtimeEnd end = fixture.recorder.awaitEnd();
            assertThat(end.cause()).isEqualTo(Cause.UNTRUSTED_CERTIFICATE);
            assertThat(end.detail()).startsWith("The certificate of localhost is not trusted: ");
        }
    }

    @Test
    void takesAnyCertificateWhenToldTo() throws Exception {
        try (SessionFixture fixture = new SessionFixture(Optional.of(serverTls()), Epoll.isAvailable())) {
            RealtimeSession session = fixture.connect(fixture.service.url("127.0.0.1"), false, Duration.ofSeconds(5));
            fixture.recorder.awaitReady();
            FakeService.take(fixture.service.messages);

            fixture.onLoop(() -> session.append(new short[480], 480));

            assertThat(FakeService.take(fixture.service.messages)).contains("input_audio_buffer.append");
        }
    }

    @Test
    void saysWhichFileHoldsNoAuthorities() throws Exception {
        Path none = directory.resolve("none.pem");
        try (SessionFixture fixture = new SessionFixture(Optional.of(serverTls()), Epoll.isAvailable())) {
            fixture.connect(fixture.service.url("localhost"), new Trust(true, none.toString()), Duration.ofSeconds(5));

            RealtimeEnd end = fixture.recorder.awaitEnd();
            assertThat(end.cause()).isEqualTo(Cause.UNTRUSTED_CERTIFICATE);
            assertThat(end.detail())
                    .startsWith("The certificate of localhost cannot be verified: the authorities in " + none);
        }
    }

    @Test
    void tellsAServerWithoutTlsFromABadCertificate() throws Exception {
        try (SessionFixture fixture = new SessionFixture();
                ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fixture.connect(URI.create("wss://127.0.0.1:" + plain.getLocalPort()), true, Duration.ofSeconds(5));
            try (Socket client = plain.accept()) {
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

                RealtimeEnd end = fixture.recorder.awaitEnd();
                assertThat(end.cause()).isEqualTo(Cause.UNREACHABLE);
                assertThat(end.detail()).startsWith("127.0.0.1 failed the TLS handshake");
            }
        }
    }

    private SslContext serverTls() throws Exception {
        Path store = directory.resolve("service.p12");
        if (!Files.exists(store)) {
            makeCertificate(store);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        return SslContextBuilder.forServer(managers).build();
    }

    private static void makeCertificate(Path store) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "service",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
