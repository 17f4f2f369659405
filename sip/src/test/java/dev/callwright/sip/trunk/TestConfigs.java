package dev.callwright.sip.trunk;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.RegisterConfig;
import dev.callwright.config.RegistrarConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.SipConfig;
import dev.callwright.config.SipConfig.UnknownSource;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.UserConfig;
import dev.callwright.sip.trunk.digest.DigestAlgorithm;
import dev.callwright.sip.trunk.digest.DigestAuthenticator;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** Configurations the tests of admission start from. */
public final class TestConfigs {

    public static final RegistrarConfig REGISTRAR = RegistrarConfig.DEFAULTS;

    private TestConfigs() {}

    /** Users alice and bob, and one whose password was forgotten; unknown sources are rejected. */
    public static CallwrightConfig withTrunks(TrunkConfig... trunks) {
        return with(UnknownSource.REJECT, trunks);
    }

    static CallwrightConfig with(UnknownSource unknownSource, TrunkConfig... trunks) {
        CallwrightConfig base = CallwrightConfig.DEFAULTS;
        SipConfig changed = base.sip().withUnknownSource(unknownSource);
        List<UserConfig> users = List.of(
                new UserConfig("alice", new Secret("wonder land")),
                new UserConfig("bob", new Secret("b\u00fcilder")),
                new UserConfig("nopass", Secret.NONE));
        return base.withSip(changed).withTrunks(Arrays.asList(trunks)).withUsers(users);
    }

    public static DigestAuthenticator authenticator(CallwrightConfig config, LongSupplier nanoTime) {
        return new DigestAuthenticator(config, List.of(DigestAlgorithm.values()), nanoTime);
    }

    static TrunkConfig trunk(String name, String... hosts) {
        return TrunkConfig.from(name, Arrays.asList(hosts));
    }

    /** A trunk that must answer a challenge with these. */
    static TrunkConfig challenged(String name, String host, String user, String password) {
        CredentialsConfig challenge = new CredentialsConfig(user, new Secret(password));
        return with(name, List.of(host), CredentialsConfig.DEFAULTS, challenge, RegisterConfig.DEFAULTS, "");
    }

    /** A trunk without hosts that we register with. */
    static TrunkConfig registering(String name, String user, String password) {
        CredentialsConfig ours = new CredentialsConfig(user, new Secret(password));
        RegisterConfig register = new RegisterConfig(List.of("sip:a.example.com"), "", Duration.ofMinutes(10));
        return with(name, List.of(), ours, CredentialsConfig.DEFAULTS, register, "");
    }

    static TrunkConfig with(
            String name,
            List<String> hosts,
            CredentialsConfig ours,
            CredentialsConfig challenge,
            RegisterConfig register,
            String target) {
        return TrunkConfig.DEFAULTS
                .withName(name)
                .withHosts(hosts)
                .withTarget(target)
                .withCredentials(ours)
                .withChallenge(challenge)
                .withRegister(register);
    }

    public static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
