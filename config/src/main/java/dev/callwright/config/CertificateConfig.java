package dev.callwright.config;

/**
 * A certificate with its key.
 *
 * @param chain  PEM file of the certificate, followed by the intermediate ones
 * @param key    PEM file of the private key, PKCS #8, not encrypted
 */
public record CertificateConfig(String chain, String key) {

    public static final CertificateConfig DEFAULTS = new CertificateConfig("", "");
}
