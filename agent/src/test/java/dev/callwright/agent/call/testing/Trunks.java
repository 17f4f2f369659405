package dev.callwright.agent.call.testing;

import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.IdentityConfig;
import dev.callwright.config.OutboundConfig;
import dev.callwright.config.RegisterConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.TrunkConfig.Transfers;
import java.time.Duration;
import java.util.List;

/** Trunks by which tests call. */
public final class Trunks {

    private static final TrunkConfig PLAIN = TrunkConfig.DEFAULTS;

    private Trunks() {}

    /** A trunk by which any number may be called. */
    public static TrunkConfig to(String name, String target) {
        return to(name, target, anyNumber("", Duration.ofSeconds(20)));
    }

    public static TrunkConfig to(String name, String target, OutboundConfig outbound) {
        return of(name, List.of(), target, outbound, Transfers.REFUSE);
    }

    /** A trunk for both directions. */
    public static TrunkConfig both(String name, List<String> hosts, String target, Transfers transfers) {
        return of(name, hosts, target, anyNumber("", Duration.ofSeconds(20)), transfers);
    }

    /** Any number may be called, and the next trunk is tried when this one fails. */
    public static OutboundConfig anyNumber(String next, Duration ringTimeout) {
        return new OutboundConfig(List.of(""), List.of(), ringTimeout, false, false, next);
    }

    /** The same trunk as somebody. */
    public static TrunkConfig as(
            TrunkConfig trunk, CredentialsConfig credentials, IdentityConfig identity, List<String> headers) {
        return trunk.withOutboundProxy("sip:proxy.example.com;lr")
                .withCredentials(credentials)
                .withIdentity(identity)
                .withHeaders(headers);
    }

    /** A trunk we only register with. */
    public static TrunkConfig registering(String name, CredentialsConfig credentials, RegisterConfig register) {
        return with(to(name, ""), credentials, register);
    }

    /** The same trunk with a password. */
    public static TrunkConfig with(TrunkConfig trunk, CredentialsConfig credentials) {
        return with(trunk, credentials, trunk.register());
    }

    private static TrunkConfig with(TrunkConfig trunk, CredentialsConfig credentials, RegisterConfig register) {
        return trunk.withCredentials(credentials).withRegister(register);
    }

    private static TrunkConfig of(
            String name, List<String> hosts, String target, OutboundConfig outbound, Transfers transfers) {
        return PLAIN.withName(name)
                .withHosts(hosts)
                .withTarget(target)
                .withOutbound(outbound)
                .withTransfers(transfers);
    }
}
