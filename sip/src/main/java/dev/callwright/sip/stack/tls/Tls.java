package dev.callwright.sip.stack.tls;

import dev.callwright.config.TlsConfig;
import dev.callwright.sip.SipException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Puts TLS 1.2 or 1.3 on a connected socket, in either role. The certificates can be replaced at any time; connections
 * keep what they were opened with. Thread-safe.
 */
public final class Tls {

    private static final int HANDSHAKE_MILLIS = 5_000;
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final TlsConfig config;
    private volatile Contexts contexts;

    /** One for peers that connect to us, one for those we connect to: only the first may go unchecked by design. */
    private record Contexts(SSLContext server, SSLContext client) {}

    /**
     * Reads the files.
     *
     * @throws SipException if one is missing or cannot be used
     */
    public Tls(TlsConfig config) {
        this.config = config;
        if (config.certificates().isEmpty()) {
            throw new SipException("a listener speaks TLS, but sip.tls.certificates is empty");
        }
        this.contexts = read(config);
    }

    /** Reads the files again; when that fails nothing has changed. */
    public void reload() {
        contexts = read(config);
    }

    private static Contexts read(TlsConfig config) {
        List<TlsMaterial.Identity> identities =
                config.certificates().stream().map(TlsMaterial::identity).toList();
        TrustManager[] trusted = TlsMaterial.authorities(config.authorities()).getTrustManagers();
        TrustManager[] anybody = {new TrustAnybody()};
        KeyManager[] keys = {new SniKeys(identities)};
        return new Contexts(context(keys, trusted), context(keys, config.verifyPeers() ? trusted : anybody));
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new SipException("TLS cannot be set up", e);
        }
    }

    /** Shakes hands with a peer that connected to us; at most five seconds, else the socket is closed. */
    public SSLSocket accept(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) contexts.server().getSocketFactory().createSocket(plain, null, true);
        socket.setUseClientMode(false);
        SSLParameters parameters = parameters();
        switch (config.clientCertificate()) {
            case NONE -> parameters.setNeedClientAuth(false);
            case OPTIONAL -> parameters.setWantClientAuth(true);
            case REQUIRED -> parameters.setNeedClientAuth(true);
        }
        return shakeHands(socket, parameters);
    }

    /** Shakes hands with a server, whose certificate must be for this name unless peers go unchecked. */
    public SSLSocket connect(Socket plain, String name, int port) throws IOException {
        String bare = name.replace("[", "").replace("]", "");
        SSLSocket socket = (SSLSocket) contexts.client().getSocketFactory().createSocket(plain, bare, port, true);
        socket.setUseClientMode(true);
        SSLParameters parameters = parameters();
        if (config.verifyPeers()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (bare.indexOf(':') < 0 && bare.chars().anyMatch(Character::isLetter)) {
            parameters.setServerNames(List.of(new SNIHostName(bare)));
        }
        return shakeHands(socket, parameters);
    }

    private static SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(VERSIONS);
        return parameters;
    }

    /** The bound holds for the whole handshake, not for each read of it. */
    private static SSLSocket shakeHands(SSLSocket socket, SSLParameters parameters) throws IOException {
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(HANDSHAKE_MILLIS);
        try (Deadline _ = new Deadline(socket, HANDSHAKE_MILLIS)) {
            socket.startHandshake();
            socket.setSoTimeout(0);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
