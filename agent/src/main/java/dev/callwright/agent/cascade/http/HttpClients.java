package dev.callwright.agent.cascade.http;

import dev.callwright.agent.realtime.Trust;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes the HTTP client of a provider, which all its sessions share. Stateless. */
public final class HttpClients {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private HttpClients() {}

    /**
     * A client for the services of one provider.
     *
     * @throws UncheckedIOException when the authorities to verify them by cannot be used
     */
    public static HttpClient create(Trust trust) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        return builder.sslContext(context(trust)).build();
    }

    private static SSLContext context(Trust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] managers =
                    trust.verifies() ? trust.managers().getTrustManagers() : new TrustManager[] {new TrustsAll()};
            context.init(null, managers, null);
            return context;
        } catch (SSLException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is not available in this Java runtime", e);
        }
    }

    /** Being of the extended kind, it is also what would compare the name, and does not. */
    private static final class TrustsAll extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Whoever it is.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Whoever it is.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Whoever it is.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Whoever it is.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Whoever it is.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Whoever it is.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
