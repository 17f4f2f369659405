package dev.callwright.sip.trunk;

import static dev.callwright.sip.trunk.TestConfigs.trunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.SipConfig.UnknownSource;
import dev.callwright.sip.Admission;
import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.Credentials;
import dev.callwright.sip.Origin;
import dev.callwright.sip.PlainRequest;
import dev.callwright.sip.Target.NextHop;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GatekeeperTest {

    private static final String URI = "sip:agent@192.0.2.1";
    private static final String TRUNK = "203.0.113.5";
    private static final String HOME = "192.0.2.7";
    private static final FakePhone ALICE = new FakePhone("alice", "wonder land");

    private final FakeClock clock = new FakeClock();
    private final Gatekeeper gatekeeper = gatekeeper(TestConfigs.withTrunks(
            trunk("wide", "203.0.113.0/24", "2001:db8::/32"),
            trunk("narrow", "203.0.113.8/29", "2001:db8:1::/48"),
            trunk("shadowed", "203.0.113.0/24")));

    @Test
    void admitsATrunkByItsAddressWhoeverItNamesAsCaller() {
        assertThat(admit(TRUNK, "alice", List.of())).isEqualTo(admittedTrunk("wide"));
        assertThat(admit(TRUNK, "", List.of())).isEqualTo(admittedTrunk("wide"));
        assertThat(admit("2001:db8:2::1", "x", List.of())).isEqualTo(admittedTrunk("wide"));
    }

    @Test
    void theLongestPrefixWinsAndAmongEqualsTheFirst() {
        assertThat(admit("203.0.113.9", "x", List.of())).isEqualTo(admittedTrunk("narrow"));
        assertThat(admit("2001:db8:1::1", "x", List.of())).isEqualTo(admittedTrunk("narrow"));
        assertThat(admit("203.0.113.16", "x", List.of())).isEqualTo(admittedTrunk("wide"));
    }

    @Test
    void challengesAUserAndAdmitsHimWithTheRightPassword() {
        assertThat(admit(HOME, "alice", answer(ALICE, HOME))).isEqualTo(new Verdict.Admitted(new Origin.User("alice")));
    }

    @Test
    void challengesAgainForAWrongPassword() {
        assertThat(admit(HOME, "alice", answer(new FakePhone("alice", "guess"), HOME)))
                .isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    void refusesAUserWhoCallsAsSomeoneElse() {
        Verdict verdict = admit(HOME, "bob", answer(ALICE, HOME));

        assertThat(verdict).isEqualTo(new Verdict.Refused(403, "From Differs From Authenticated User"));
    }

    @Test
    void aUserIsAlsoKnownByHisCredentials() {
        Verdict verdict = admit(HOME, "anonymous", answer(ALICE, HOME));

        assertThat(verdict).isEqualTo(new Verdict.Refused(403, "From Differs From Authenticated User"));
    }

    @Test
    void aUserAtATrunksAddressIsTheUserIfHeProvesIt() {
        List<String> answer = answer(ALICE, TRUNK);

        assertThat(admit(TRUNK, "alice", answer)).isEqualTo(new Verdict.Admitted(new Origin.User("alice")));
        assertThat(admit(TRUNK, "alice", answer)).isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    void credentialsOfNoUserOfOursDoNotStopATrunk() {
        List<String> carrier = answer(new FakePhone("carrier-login", "x"), HOME);

        assertThat(admit(TRUNK, "+8613800000000", carrier)).isEqualTo(admittedTrunk("wide"));
        assertThat(admit(TRUNK, "+8613800000000", List.of("garbage"))).isEqualTo(admittedTrunk("wide"));
    }

    @Test
    void anUnknownSourceIsRefusedOrIgnoredAsConfigured() {
        assertThat(admit("198.51.100.1", "scanner", List.of())).isEqualTo(new Verdict.Refused(403, "Forbidden"));

        Gatekeeper silent = gatekeeper(TestConfigs.with(UnknownSource.SILENCE));
        assertThat(silent.admit(request("198.51.100.1", "scanner", List.of()))).isEqualTo(new Verdict.Ignored());
        assertThat(silent.admit(request("198.51.100.1", "alice", List.of()))).isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    void aUserWithoutPasswordIsUnknown() {
        assertThat(admit(HOME, "nopass", List.of())).isEqualTo(new Verdict.Refused(403, "Forbidden"));
    }

    @Test
    void refusesToStartWithATrunkHostThatIsAName() {
        CallwrightConfig config = TestConfigs.withTrunks(trunk("named", "sip.example.com"));

        assertThatThrownBy(() -> gatekeeper(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sip.example.com");
    }

    @Test
    void aTrunkThatMustProveItselfIsChallengedAndItsPasswordOpensNoOtherDoor() {
        FakePhone pbx = new FakePhone("pbx", "pbx-secret");
        Gatekeeper strict = gatekeeper(TestConfigs.withTrunks(
                TestConfigs.challenged("strict", "203.0.113.0/24", "pbx", "pbx-secret"),
                TestConfigs.challenged("other", "198.51.100.0/24", "another", "another-secret")));

        assertThat(strict.admit(request(TRUNK, "x", proof(strict, pbx, TRUNK)))).isEqualTo(admittedTrunk("strict"));
        assertThat(strict.admit(request("198.51.100.1", "x", proof(strict, pbx, "198.51.100.1"))))
                .isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    void aTrunkThatProvesIntegrityOfTheBodyIsToldThatWeDoNot() {
        Gatekeeper strict =
                gatekeeper(TestConfigs.withTrunks(TestConfigs.challenged("strict", "203.0.113.0/24", "pbx", "s")));
        List<String> authorization = List.of("Digest username=\"pbx\", realm=\"callwright\", qop=auth-int, nc=1, "
                + "cnonce=1, nonce=\"n\", response=\"r\", uri=\"" + URI + "\"");

        assertThat(strict.admit(request(TRUNK, "x", authorization)))
                .isEqualTo(new Verdict.Refused(400, "Digest qop auth-int Not Supported"));
    }

    private static List<String> proof(Gatekeeper strict, FakePhone phone, String source) {
        Verdict verdict = strict.admit(request(source, "x", List.of()));
        assertThat(verdict).isInstanceOf(Verdict.Challenged.class);
        return phone.answer(((Verdict.Challenged) verdict).challenges(), "INVITE", URI);
    }

    @Test
    void aRegistrarWeAreRegisteredWithMayCallTheUserWeRegisteredAndNobodyElse() {
        FakeAgenda agenda = new FakeAgenda();
        CallwrightConfig config = TestConfigs.withTrunks(TestConfigs.registering("carrier", "agent", "secret"));
        try (Trunks trunks = new Trunks(
                (uri, receiver) -> receiver.accept(List.of(new NextHop("198.51.100.9", 5060, "UDP", ""))), agenda)) {
            Gatekeeper keeper = new Gatekeeper(config, TestConfigs.authenticator(config, clock), trunks);
            assertThat(keeper.admit(request("198.51.100.9", "x", List.of()))).isInstanceOf(Verdict.Refused.class);

            trunks.start(
                    (request, receiver) -> receiver.accept(new PlainRequest.Reply(200, "OK", List.of(), 1)),
                    config.trunks());

            assertThat(keeper.admit(request("198.51.100.9", "x", List.of())))
                    .isEqualTo(new Verdict.Admitted(new Origin.Trunk("carrier"), new Credentials("agent", "secret")));
            assertThat(keeper.admit(request("198.51.100.8", "x", List.of()))).isInstanceOf(Verdict.Refused.class);
            Admission.Request stranger = new Admission.Request(
                    "INVITE", "sip:other@192.0.2.1", TestConfigs.address("198.51.100.9"), "", "x", List.of());
            assertThat(keeper.admit(stranger)).isInstanceOf(Verdict.Refused.class);
        }
    }

    private Gatekeeper gatekeeper(CallwrightConfig config) {
        return new Gatekeeper(config, TestConfigs.authenticator(config, clock));
    }

    private Verdict admit(String source, String fromUser, List<String> authorization) {
        return gatekeeper.admit(request(source, fromUser, authorization));
    }

    /** The nonce comes from a request that names a user in its credentials, since a trunk's address is not challenged else. */
    private List<String> answer(FakePhone phone, String source) {
        Verdict verdict = admit(
                source,
                "alice",
                List.of("Digest username=\"alice\", realm=\"callwright\", qop=auth, "
                        + "nc=1, cnonce=1, nonce=\"none\", uri=\"" + URI + "\""));
        assertThat(verdict).isInstanceOf(Verdict.Challenged.class);
        return phone.answer(((Verdict.Challenged) verdict).challenges(), "INVITE", URI);
    }

    private static Admission.Request request(String source, String fromUser, List<String> authorization) {
        return new Admission.Request("INVITE", URI, TestConfigs.address(source), "", fromUser, authorization);
    }

    private static Verdict admittedTrunk(String name) {
        return new Verdict.Admitted(new Origin.Trunk(name));
    }
}
