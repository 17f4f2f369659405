package dev.callwright.agent.realtime.socket;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import javax.net.ssl.SSLException;
import org.slf4j.LoggerFactory;

/**
 * The two ways to speak TLS, each made once, off the loop, since reading the trust store takes long; sharing them also lets
 * sessions be resumed. Thread-safe.
 */
final class TlsContexts {

    private TlsContexts() {}

    static SslContext get(boolean verify) {
        return verify ? Verifying.CONTEXT : Insecure.CONTEXT;
    }

    private static final class Verifying {
        static final SslContext CONTEXT = build(SslContextBuilder.forClient().endpointIdentificationAlgorithm("HTTPS"));
    }

    private static final class Insecure {
        static final SslContext CONTEXT = build(SslContextBuilder.forClient()
                .endpointIdentificationAlgorithm("")
                .trustManager(InsecureTrustManagerFactory.INSTANCE));

        static {
            LoggerFactory.getLogger(TlsContexts.class)
                    .atWarn()
                    .log("Certificates of the realtime service are not verified; anybody in between can listen");
        }
    }

    private static SslContext build(SslContextBuilder builder) {
        try {
            return builder.sslProvider(SslProvider.JDK).build();
        } catch (SSLException e) {
            throw new IllegalStateException("TLS is not available in this Java runtime", e);
        }
    }
}
