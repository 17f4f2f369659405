package dev.callwright.sip.testing;

import dev.callwright.config.CertificateConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An authority and certificates of its own, made by openssl in a folder of the test. */
public final class Certificates {

    private final Path folder;

    public Certificates(Path folder) {
        this.folder = folder;
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=Test authority",
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem");
    }

    public static boolean canBeMade() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl")));
    }

    public String authority() {
        return folder.resolve("ca.pem").toString();
    }

    /** A certificate for a host name and 127.0.0.1; kind is {@code rsa:2048} or {@code ec}. */
    public CertificateConfig issue(String file, String host, String kind) {
        List<String> request =
                new ArrayList<>(List.of("req", "-new", "-nodes", "-subj", "/CN=" + host, "-newkey", kind));
        if (kind.equals("ec")) {
            request.addAll(List.of("-pkeyopt", "ec_paramgen_curve:prime256v1"));
        }
        request.addAll(List.of("-keyout", file + ".key", "-out", file + ".csr"));
        openssl(request.toArray(String[]::new));
        try {
            Files.writeString(folder.resolve(file + ".ext"), "subjectAltName=DNS:" + host + ",IP:127.0.0.1\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        openssl(
                "x509",
                "-req",
                "-in",
                file + ".csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                file + ".ext",
                "-out",
                file + ".pem");
        return new CertificateConfig(
                folder.resolve(file + ".pem").toString(),
                folder.resolve(file + ".key").toString());
    }

    private void openssl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("openssl.log").toFile())
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("openssl: " + Files.readString(folder.resolve("openssl.log")));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
