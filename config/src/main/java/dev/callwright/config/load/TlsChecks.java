package dev.callwright.config.load;

import dev.callwright.config.CertificateConfig;
import dev.callwright.config.SipConfig;
import dev.callwright.config.SipConfig.Transport;
import dev.callwright.config.TlsConfig;
import dev.callwright.config.TlsConfig.ClientCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Set;

/**
 * Checks of {@code sip.tls}, where it is found out at use whether the files hold what they should, and of the authorities that
 * speech model services are checked against.
 */
final class TlsChecks {

    private static final Set<Transport> SECURE = Set.of(Transport.TLS, Transport.WSS);

    private TlsChecks() {}

    static void tls(SipConfig sip, Section section) {
        TlsConfig tls = sip.tls();
        boolean secure = sip.allListeners().stream()
                .flatMap(listener -> listener.transports().stream())
                .anyMatch(SECURE::contains);
        List<CertificateConfig> certificates = tls.certificates();
        if (secure && certificates.isEmpty() && !section.inDoubt("certificates")) {
            section.problem(
                    "certificates", "is empty, and a listener speaks tls or wss", "name a certificate and its key");
        }
        for (int i = 0; i < certificates.size(); i++) {
            readable("chain", certificates.get(i).chain(), section.item("certificates", i));
            readable("key", certificates.get(i).key(), section.item("certificates", i));
        }
        if (!tls.authorities().isEmpty()) {
            readable("authorities", tls.authorities(), section);
        } else if (secure && tls.clientCertificate() == ClientCertificate.REQUIRED) {
            section.problem(
                    "authorities",
                    "is empty, so any public certificate would let a peer in",
                    "name the authority of your peers, or ask for no client certificate");
        }
    }

    /** Those a service's certificate is checked against; empty means those of the JDK. */
    static void authorities(String file, Section section) {
        if (file.isEmpty() || section.inDoubt("authorities")) {
            return;
        }
        if (!isReadable(file)) {
            readable("authorities", file, section);
        } else if (!holdsCertificates(file)) {
            section.problem("authorities", "holds no certificate: " + file, "give a PEM file of certificates");
        }
    }

    private static boolean holdsCertificates(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .isEmpty();
        } catch (IOException | CertificateException e) {
            return false;
        }
    }

    private static void readable(String key, String file, Section section) {
        if (section.inDoubt(key)) {
            return;
        }
        if (file.isBlank()) {
            section.problem(key, "is empty", "name a PEM file");
        } else if (!isReadable(file)) {
            section.problem(key, "cannot be read: " + file, "give the path of a PEM file this user may read");
        }
    }

    private static boolean isReadable(String file) {
        try {
            return Files.isRegularFile(Path.of(file)) && Files.isReadable(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
