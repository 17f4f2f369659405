package dev.callwright.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.DefenceConfig;
import dev.callwright.sip.Admission;
import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.Registrations.Contact;
import dev.callwright.sip.Registrations.Reply;
import dev.callwright.sip.trunk.digest.DigestAuthenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real gatekeeper and registrar behind the defence. */
final class DefenceTest {

    private static final String URI = "sip:100@192.0.2.100";
    private static final DefenceConfig SETTINGS = new DefenceConfig(
            true, List.of("friendly-scanner"), 5, Duration.ofMinutes(1), Duration.ofMinutes(10), 1_000);

    private static final InetAddress STRANGER = TestConfigs.address("198.51.100.9");
    private static final InetAddress TRUNK = TestConfigs.address("192.0.2.1");
    private static final FakePhone ALICE = new FakePhone("alice", "wonder land");
    private static final FakePhone GUESSER = new FakePhone("alice", "guess");

    private final FakeClock clock = new FakeClock();
    private final CallwrightConfig config = TestConfigs.withTrunks(TestConfigs.trunk("city", "192.0.2.1"));
    private final DigestAuthenticator digest = TestConfigs.authenticator(config, clock);
    private final Gatekeeper gatekeeper = new Gatekeeper(config, digest);
    private final Registrar registrar = new Registrar(config, digest, clock);
    private final SourceWatch watch = new SourceWatch(SETTINGS, clock);
    private final Defence defence = new Defence(gatekeeper, registrar, watch, gatekeeper::isTrunk, registrar::isPhone);

    private long cseq;

    @Test
    void aScannerIsIgnoredFromItsFirstWordOn() {
        assertThat(invite(STRANGER, "Friendly-Scanner 1.0")).isInstanceOf(Verdict.Ignored.class);
        assertThat(invite(STRANGER, "Linphone")).isInstanceOf(Verdict.Ignored.class);
        assertThat(watch.blockedSources()).isEqualTo(1);
        assertThat(watch.ignoredMessages()).isEqualTo(1);
    }

    @Test
    void aScannerThatRegistersIsIgnoredToo() {
        assertThat(defence.register(register(STRANGER, List.of(), "friendly-scanner")))
                .isInstanceOf(Reply.Ignored.class);
        assertThat(invite(STRANGER, "")).isInstanceOf(Verdict.Ignored.class);
    }

    @Test
    void aStrangerIsAnsweredAFewTimesThenNotAtAllThenAgain() {
        for (int i = 0; i <= SETTINGS.attempts(); i++) {
            assertThat(invite(STRANGER, "")).isInstanceOf(Verdict.Refused.class);
        }
        assertThat(invite(STRANGER, "")).isInstanceOf(Verdict.Ignored.class);
        assertThat(invite(TestConfigs.address("198.51.100.10"), "")).isInstanceOf(Verdict.Refused.class);

        clock.advance(SETTINGS.block().minusNanos(1));
        assertThat(invite(STRANGER, "")).isInstanceOf(Verdict.Ignored.class);
        clock.advance(Duration.ofNanos(1));
        assertThat(invite(STRANGER, "")).isInstanceOf(Verdict.Refused.class);
        assertThat(watch.blockedSources()).isZero();
        assertThat(watch.ignoredMessages()).isEqualTo(2);
    }

    @Test
    void aStrangerThatComesNowAndThenIsAlwaysAnswered() {
        for (int i = 0; i < 100; i++) {
            assertThat(invite(STRANGER, "")).isInstanceOf(Verdict.Refused.class);
            clock.advance(Duration.ofSeconds(20));
        }
    }

    @Test
    void aTrunkIsNeverIgnored() {
        assertThat(invite(TRUNK, "friendly-scanner")).isInstanceOf(Verdict.Admitted.class);
        for (int i = 0; i < 100; i++) {
            defence.register(register(TRUNK, List.of(), ""));
        }
        assertThat(invite(TRUNK, "")).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void whoGuessesPasswordsIsIgnored() {
        int answered = 0;
        while (!(guess(STRANGER) instanceof Reply.Ignored)) {
            answered++;
        }

        assertThat(answered).isEqualTo(SETTINGS.attempts() / 2 + 1);
        assertThat(registerProperly(STRANGER)).isInstanceOf(Reply.Ignored.class);
        assertThat(registerProperly(TestConfigs.address("198.51.100.77"))).isInstanceOf(Reply.Registered.class);
    }

    @Test
    void aPhoneThatIsChallengedEveryTimeAndProvesItselfIsNeverIgnored() {
        for (int i = 0; i < 200; i++) {
            assertThat(registerProperly(STRANGER)).isInstanceOf(Reply.Registered.class);
        }
        assertThat(watch.blocks()).isZero();
    }

    @Test
    void guessesFromBehindTheSameAddressDoNotShutARegisteredPhoneOut() {
        registerProperly(STRANGER);
        for (int i = 0; i < 50; i++) {
            assertThat(guess(STRANGER)).isInstanceOf(Reply.Challenged.class);
        }
        assertThat(registerProperly(STRANGER)).isInstanceOf(Reply.Registered.class);

        clock.advance(TestConfigs.REGISTRAR.maxExpires());
        for (int i = 0; i < SETTINGS.attempts(); i++) {
            guess(STRANGER);
        }
        assertThat(registerProperly(STRANGER)).isInstanceOf(Reply.Ignored.class);
    }

    @Test
    void monitorsThatAskAsAUserAreNotCounted() {
        for (int i = 0; i < 100; i++) {
            assertThat(defence.admit(new Admission.Request("OPTIONS", URI, STRANGER, "", "alice", List.of())))
                    .isInstanceOf(Verdict.Challenged.class);
        }
    }

    @Test
    void aWholeIpv6NetworkIsOneSource() {
        for (int i = 0; i <= SETTINGS.attempts(); i++) {
            invite(TestConfigs.address("2001:db8:0:1::" + i), "");
        }

        assertThat(invite(TestConfigs.address("2001:db8:0:1:ffff::1"), "")).isInstanceOf(Verdict.Ignored.class);
        assertThat(invite(TestConfigs.address("2001:db8:0:2::1"), "")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aFullTableForgetsTheSourceHeardOfLongestAgo() {
        watch.replace(new DefenceConfig(true, List.of(), 0, SETTINGS.window(), SETTINGS.block(), 4));
        invite(STRANGER, "");
        assertThat(invite(STRANGER, "")).isInstanceOf(Verdict.Ignored.class);

        for (int i = 1; i <= 10; i++) {
            invite(TestConfigs.address("203.0.113." + i), "");
        }

        assertThat(watch.blockedSources()).isEqualTo(4);
        assertThat(invite(STRANGER, "")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void switchedOffItKeepsNobodyOut() {
        watch.replace(new DefenceConfig(
                false, SETTINGS.agents(), 1, SETTINGS.window(), SETTINGS.block(), SETTINGS.sources()));

        for (int i = 0; i < 10; i++) {
            assertThat(invite(STRANGER, "friendly-scanner")).isInstanceOf(Verdict.Refused.class);
        }
    }

    private Verdict invite(InetAddress source, String userAgent) {
        return defence.admit(new Admission.Request("INVITE", URI, source, userAgent, "900", List.of()));
    }

    private Reply registerProperly(InetAddress source) {
        return challengedThen(ALICE, source);
    }

    private Reply guess(InetAddress source) {
        return challengedThen(GUESSER, source);
    }

    private Reply challengedThen(FakePhone phone, InetAddress source) {
        Reply first = defence.register(register(source, List.of(), "Linphone"));
        return first instanceof Reply.Challenged(List<String> challenges)
                ? defence.register(register(source, phone.answer(challenges, "REGISTER", URI), "Linphone"))
                : first;
    }

    private Registrations.Request register(InetAddress source, List<String> authorization, String userAgent) {
        cseq++;
        return new Registrations.Request(
                URI,
                "alice",
                new InetSocketAddress(source, 5060),
                "call-id",
                cseq,
                List.of(new Contact("sip:alice@198.51.100.9", -1)),
                3600,
                authorization,
                userAgent);
    }
}
