package dev.callwright.sip.trunk;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.RegistrarConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.SipConfig;
import dev.callwright.config.SipConfig.UnknownSource;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.UserConfig;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** Configurations the tests of this package start from. */
final class TestConfigs {

    static final RegistrarConfig REGISTRAR = RegistrarConfig.DEFAULTS;

    private TestConfigs() {}

    /** Users alice and bob, and one whose password was forgotten; unknown sources are rejected. */
    static CallwrightConfig withTrunks(TrunkConfig... trunks) {
        return with(UnknownSource.REJECT, trunks);
    }

    static CallwrightConfig with(UnknownSource unknownSource, TrunkConfig... trunks) {
        CallwrightConfig base = CallwrightConfig.DEFAULTS;
        SipConfig changed = base.sip().withUnknownSource(unknownSource);
        List<UserConfig> users = List.of(
                new UserConfig("alice", new Secret("wonder land")),
                new UserConfig("bob", new Secret("b\u00fcilder")),
                new UserConfig("nopass", Secret.NONE));
        return new CallwrightConfig(
                changed,
                base.media(),
                base.realtime(),
                base.store(),
                base.registrar(),
                base.limits(),
                base.defence(),
                base.capture(),
                base.control(),
                base.log(),
                Arrays.asList(trunks),
                users,
                base.numbers(),
                base.agents());
    }

    static DigestAuthenticator authenticator(CallwrightConfig config, LongSupplier nanoTime) {
        return new DigestAuthenticator(config, List.of(DigestAlgorithm.values()), nanoTime);
    }

    static TrunkConfig trunk(String name, String... hosts) {
        return TrunkConfig.from(name, Arrays.asList(hosts));
    }

    static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
