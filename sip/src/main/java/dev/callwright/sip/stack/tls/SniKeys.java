package dev.callwright.sip.stack.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the certificate to show: one whose names match the server name the peer asked for (RFC 6066 §3), else the
 * first its kind of key allows. Nulls are the JDK's way of saying "none of this kind". Immutable.
 */
@SuppressWarnings("NullAway") // the JDK's interface speaks in nulls
final class SniKeys extends X509ExtendedKeyManager {

    private static final int DNS_NAME = 2;

    private final List<TlsMaterial.Identity> identities;

    SniKeys(List<TlsMaterial.Identity> identities) {
        this.identities = List.copyOf(identities);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        String wanted = socket instanceof SSLSocket tls ? requestedName(tls) : "";
        String named = alias(keyType, identity -> names(identity.certificate(), wanted));
        // A certificate that is named but of another kind of key must be asked for with that kind.
        boolean otherKind =
                !wanted.isEmpty() && identities.stream().anyMatch(identity -> names(identity.certificate(), wanted));
        return named != null || otherKind ? named : firstOf(keyType);
    }

    /** Only the very first certificate is shown to who names no server, so that the file's order decides. */
    private @Nullable String firstOf(String keyType) {
        return !identities.isEmpty() && suits(identities.getFirst(), keyType) ? "0" : null;
    }

    private @Nullable String alias(String keyType, Predicate<TlsMaterial.Identity> wanted) {
        return IntStream.range(0, identities.size())
                .filter(i -> suits(identities.get(i), keyType) && wanted.test(identities.get(i)))
                .mapToObj(Integer::toString)
                .findFirst()
                .orElse(null);
    }

    private static boolean suits(TlsMaterial.Identity identity, String keyType) {
        String kind = keyType.contains("_") ? keyType.substring(0, keyType.indexOf('_')) : keyType;
        String ours = identity.key().getAlgorithm();
        return kind.equals(ours) || (kind.equals("EdDSA") && ours.startsWith("Ed"));
    }

    private static String requestedName(SSLSocket socket) {
        if (socket.getHandshakeSession() instanceof ExtendedSSLSession session) {
            for (SNIServerName name : session.getRequestedServerNames()) {
                if (name instanceof SNIHostName host) {
                    return host.getAsciiName().toLowerCase(Locale.ROOT);
                }
            }
        }
        return "";
    }

    /** Whether a certificate is for this host (RFC 6125 §6.4: one wildcard label at most, the leftmost). */
    static boolean names(X509Certificate certificate, String host) {
        int dot = host.indexOf('.');
        String wildcard = dot < 0 ? "" : "*" + host.substring(dot);
        return !host.isEmpty()
                && dnsNames(certificate).stream()
                        .anyMatch(name -> name.equalsIgnoreCase(host) || name.equalsIgnoreCase(wildcard));
    }

    private static List<String> dnsNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names != null) {
                return names.stream()
                        .filter(name -> name.getFirst().equals(DNS_NAME))
                        .map(name -> String.valueOf(name.get(1)))
                        .toList();
            }
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .toList();
        } catch (CertificateParsingException | InvalidNameException e) {
            return List.of();
        }
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        for (String keyType : keyTypes) {
            String first = firstOf(keyType);
            if (first != null) {
                return first;
            }
        }
        return null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return firstOf(keyType);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return identities.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return identities.get(Integer.parseInt(alias)).key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }
}
