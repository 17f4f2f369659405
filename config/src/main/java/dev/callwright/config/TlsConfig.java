package dev.callwright.config;

import java.util.List;

/**
 * TLS for SIP, in both directions.
 *
 * @param certificates       certificates we show; the first where the peer names no server, or one we do not know
 * @param authorities        PEM file of the authorities peers' certificates are checked against; empty means those of the JDK
 * @param clientCertificate  whether a peer that connects to us must show a certificate
 * @param verifyPeers        whether the certificate of a server we connect to is checked, name included
 */
public record TlsConfig(
        List<CertificateConfig> certificates,
        String authorities,
        ClientCertificate clientCertificate,
        boolean verifyPeers) {

    public static final TlsConfig DEFAULTS = new TlsConfig(List.of(), "", ClientCertificate.NONE, true);

    /** What is asked of a peer that connects. */
    public enum ClientCertificate {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    public TlsConfig {
        certificates = List.copyOf(certificates);
    }
}
