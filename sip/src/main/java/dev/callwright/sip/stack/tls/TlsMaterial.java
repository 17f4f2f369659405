package dev.callwright.sip.stack.tls;

import dev.callwright.config.CertificateConfig;
import dev.callwright.sip.SipException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates and keys as PEM files hold them (RFC 7468). Every problem is a {@link SipException} that names the file
 * and what is wrong with it; keys are never quoted.
 */
final class TlsMaterial {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final long MOST_BYTES = 1024 * 1024;

    private TlsMaterial() {}

    /** A certificate we show, with what proves that it is ours. */
    record Identity(List<X509Certificate> chain, PrivateKey key) {

        X509Certificate certificate() {
            return chain.getFirst();
        }
    }

    static Identity identity(CertificateConfig config) {
        List<X509Certificate> chain = certificates(config.chain());
        PrivateKey key = key(config.key(), chain.getFirst().getPublicKey().getAlgorithm());
        if (!belongs(key, chain.getFirst())) {
            throw new SipException(
                    "the key in " + config.key() + " does not belong to the certificate in " + config.chain());
        }
        return new Identity(chain, key);
    }

    /** Those who may vouch for a peer. */
    static TrustManagerFactory authorities(String file) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            if (file.isEmpty()) {
                factory.init((KeyStore) null);
                return factory;
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            List<X509Certificate> authorities = certificates(file);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new SipException("the authorities in " + file + " cannot be used", e);
        }
    }

    private static List<X509Certificate> certificates(String file) {
        byte[] text = read(file);
        try (InputStream in = new ByteArrayInputStream(text)) {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map((Certificate certificate) -> (X509Certificate) certificate)
                    .toList();
            if (chain.isEmpty()) {
                throw new SipException("no certificate in " + file);
            }
            return chain;
        } catch (GeneralSecurityException | IOException e) {
            throw new SipException("no PEM certificate in " + file, e);
        }
    }

    private static PrivateKey key(String file, String algorithm) {
        Matcher block = KEY.matcher(new String(read(file), StandardCharsets.ISO_8859_1));
        if (!block.find()) {
            throw new SipException(
                    "no unencrypted PKCS #8 key in " + file + "; \"openssl pkcs8 -topk8 -nocrypt\" converts others");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(block.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SipException("no " + algorithm + " key, which its certificate asks for, in " + file, e);
        }
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256with" + key.getAlgorithm();
        try {
            byte[] probe = {1, 2, 3};
            Signature signing =
                    Signature.getInstance(key.getAlgorithm().startsWith("Ed") ? key.getAlgorithm() : algorithm);
            signing.initSign(key);
            signing.update(probe);
            byte[] signature = signing.sign();
            signing.initVerify(certificate.getPublicKey());
            signing.update(probe);
            return signing.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] read(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MOST_BYTES) {
                throw new SipException(file + " is too large for a PEM file");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new SipException("cannot read " + file, e);
        }
    }
}
