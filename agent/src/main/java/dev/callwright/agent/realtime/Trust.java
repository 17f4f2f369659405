package dev.callwright.agent.realtime;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.LoggerFactory;

/**
 * How the certificate of one service is verified. What is read for it is read once, at the first use, which is not to be on a media
 * loop; sessions that share it can resume TLS. Thread-safe.
 */
public final class Trust {

    private final boolean verify;
    private final String authorities;
    private volatile Optional<SslContext> context = Optional.empty();

    /**
     * A way to verify.
     *
     * @param verify       whether to verify at all, the name included
     * @param authorities  PEM file of those who may vouch for the service; empty means those of the JDK
     */
    public Trust(boolean verify, String authorities) {
        this.verify = verify;
        this.authorities = authorities;
        if (!verify) {
            LoggerFactory.getLogger(Trust.class)
                    .atWarn()
                    .log("Certificates of a speech model service are not verified; anybody in between can listen");
        }
    }

    public boolean verifies() {
        return verify;
    }

    /**
     * The authorities.
     *
     * @throws SSLException when their file cannot be used
     */
    public TrustManagerFactory managers() throws SSLException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            if (authorities.isEmpty()) {
                factory.init((KeyStore) null);
            } else {
                factory.init(storeOf(Path.of(authorities)));
            }
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new SSLException("the authorities in " + authorities + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyStore storeOf(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + count++, authority);
            }
        }
        return store;
    }

    /**
     * Speaks TLS for a WebSocket.
     *
     * @throws SSLException when the authorities cannot be used
     */
    public SslContext context() throws SSLException {
        Optional<SslContext> known = context;
        if (known.isPresent()) {
            return known.get();
        }
        SslContext made = build();
        context = Optional.of(made);
        return made;
    }

    private SslContext build() throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
        return verify
                ? builder.endpointIdentificationAlgorithm("HTTPS")
                        .trustManager(managers())
                        .build()
                : builder.endpointIdentificationAlgorithm("")
                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                        .build();
    }
}
