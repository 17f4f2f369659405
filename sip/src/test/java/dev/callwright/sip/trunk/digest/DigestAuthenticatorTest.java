package dev.callwright.sip.trunk.digest;

import static dev.callwright.sip.trunk.FakePhone.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.sip.trunk.FakeClock;
import dev.callwright.sip.trunk.FakePhone;
import dev.callwright.sip.trunk.TestConfigs;
import dev.callwright.sip.trunk.digest.DigestAuthenticator.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DigestAuthenticatorTest {

    private static final InetAddress PHONE = TestConfigs.address("192.0.2.7");
    private static final String URI = "sip:agent@192.0.2.1";
    private static final FakePhone ALICE = new FakePhone("alice", "wonder land");

    private final FakeClock clock = new FakeClock();
    private final DigestAuthenticator authenticator = TestConfigs.authenticator(TestConfigs.withTrunks(), clock);

    @Test
    void challengesWithSha256FirstAndMd5Second() {
        List<String> challenges = challenges(authenticate(List.of()));

        assertThat(challenges).hasSize(2).allSatisfy(challenge -> {
            assertThat(challenge).startsWith("Digest realm=\"callwright\", qop=\"auth\", algorithm=");
            assertThat(parameter(challenge, "nonce")).hasSize(44);
            assertThat(parameter(challenge, "opaque")).isNotEmpty();
            assertThat(challenge).doesNotContain("stale");
        });
        assertThat(challenges).extracting(one -> parameter(one, "algorithm")).containsExactly("SHA-256", "MD5");
        assertThat(challenges.stream().map(one -> parameter(one, "nonce")).distinct())
                .hasSize(1);
    }

    @Test
    void acceptsTheRightPasswordByEitherAlgorithm() {
        for (int algorithm = 0; algorithm < 2; algorithm++) {
            String challenge = challenges(authenticate(List.of())).get(algorithm);

            assertThat(authenticate(List.of(ALICE.answer(challenge, "INVITE", URI))))
                    .isEqualTo(new Outcome.Authenticated("alice"));
        }
    }

    @Test
    void acceptsPasswordsBeyondAscii() {
        FakePhone bob = new FakePhone("bob", "b\u00fcilder");

        assertThat(authenticate(answer(bob))).isEqualTo(new Outcome.Authenticated("bob"));
    }

    @Test
    void offersAndAcceptsOnlyWhatItIsGiven() {
        DigestAuthenticator md5Only =
                new DigestAuthenticator(TestConfigs.withTrunks(), List.of(DigestAlgorithm.MD5), clock);
        List<String> challenges = challenges(md5Only.authenticate("INVITE", URI, PHONE, List.of()));
        List<String> unasked = List.of(ALICE.answer(challenges.getFirst().replace("MD5", "SHA-256"), "INVITE", URI));

        assertThat(challenges).hasSize(1).allMatch(one -> one.contains("algorithm=MD5"));
        assertThat(md5Only.authenticate("INVITE", URI, PHONE, unasked)).isInstanceOf(Outcome.Challenged.class);
        assertThat(md5Only.authenticate("INVITE", URI, PHONE, ALICE.answer(challenges, "INVITE", URI)))
                .isEqualTo(new Outcome.Authenticated("alice"));
        assertThatThrownBy(() -> new DigestAuthenticator(TestConfigs.withTrunks(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDomainBehindTheUserNameIsTolerated() {
        for (String written : List.of("alice@callwright", "alice@")) {
            FakePhone phone = new FakePhone(written, "wonder land");

            assertThat(authenticate(answer(phone))).isEqualTo(new Outcome.Authenticated("alice"));
        }
    }

    @Test
    void findsTheCredentialsForItsRealmAmongOthers() {
        String foreign = "Digest username=\"alice\", realm=\"elsewhere\", nonce=\"x\", uri=\"x\", response=\"x\"";
        List<String> both = Stream.concat(Stream.of("Basic YQ==", foreign), answer(ALICE).stream())
                .toList();

        assertThat(authenticate(both)).isEqualTo(new Outcome.Authenticated("alice"));
    }

    @Test
    void aReplayIsStale() {
        List<String> answer = answer(ALICE);

        assertThat(authenticate(answer)).isInstanceOf(Outcome.Authenticated.class);
        assertThat(challenges(authenticate(answer))).allMatch(one -> one.endsWith("stale=true"));
        assertThat(authenticator.failures()).isZero();
    }

    @Test
    void theOtherAlgorithmCannotReuseTheNonce() {
        List<String> challenges = challenges(authenticate(List.of()));
        authenticate(List.of(ALICE.answer(challenges.get(0), "INVITE", URI)));

        Outcome second = authenticate(List.of(ALICE.answer(challenges.get(1), "INVITE", URI)));

        assertThat(challenges(second)).allMatch(one -> one.endsWith("stale=true"));
    }

    @Test
    void anExpiredNonceIsStaleOnlyForWhoKnowsThePassword() {
        List<String> right = answer(ALICE);
        List<String> wrong = answer(new FakePhone("alice", "guess"));
        clock.advance(TestConfigs.REGISTRAR.nonceLifetime().plusMillis(1));

        assertThat(challenges(authenticate(right))).allMatch(one -> one.endsWith("stale=true"));
        assertThat(challenges(authenticate(wrong))).noneMatch(one -> one.contains("stale"));
        assertThat(authenticator.failures()).isEqualTo(1);
    }

    @Test
    void aNonceOfBeforeTheRestartIsStaleAndCountsAgainstNobody() {
        DigestAuthenticator before = TestConfigs.authenticator(TestConfigs.withTrunks(), clock);
        List<String> challenges = challenges(before.authenticate("INVITE", URI, PHONE, List.of()));

        for (FakePhone phone : List.of(ALICE, new FakePhone("alice", "guess"), new FakePhone("nobody", ""))) {
            Outcome outcome = authenticate(phone.answer(challenges, "INVITE", URI));
            assertThat(challenges(outcome)).allMatch(one -> one.endsWith("stale=true"));
        }
        assertThat(authenticator.failures()).isZero();
    }

    @Test
    void aNonceStolenByAnotherAddressIsUseless() {
        List<String> answer = answer(ALICE);

        Outcome thief = authenticator.authenticate("INVITE", URI, TestConfigs.address("192.0.2.8"), answer);

        assertThat(challenges(thief)).allMatch(one -> one.endsWith("stale=true"));
        assertThat(authenticate(answer)).isInstanceOf(Outcome.Authenticated.class);
    }

    @Test
    void aWrongPasswordAnUnknownUserAndAUserWithoutPasswordGetTheSameAnswer() {
        for (FakePhone phone : List.of(
                new FakePhone("alice", "guess"), new FakePhone("mallory", "guess"), new FakePhone("nopass", ""))) {
            assertThat(challenges(authenticate(answer(phone))))
                    .as(phone.user())
                    .hasSize(2)
                    .noneMatch(one -> one.contains("stale"));
        }
        assertThat(authenticator.failures()).isEqualTo(3);
        assertThat(authenticator.failures("alice")).isEqualTo(1);
        assertThat(authenticator.failures("mallory")).isZero();
    }

    @Test
    void aWrongPasswordDoesNotUseUpTheNonce() {
        List<String> challenges = challenges(authenticate(List.of()));

        authenticate(new FakePhone("alice", "guess").answer(challenges, "INVITE", URI));

        assertThat(authenticate(ALICE.answer(challenges, "INVITE", URI))).isInstanceOf(Outcome.Authenticated.class);
    }

    @Test
    void theMethodIsPartOfTheProof() {
        List<String> forRegister = ALICE.answer(challenges(authenticate(List.of())), "REGISTER", URI);

        assertThat(challenges(authenticate(forRegister))).noneMatch(one -> one.contains("stale"));
    }

    @Test
    void refusesAProofForAnotherUri() {
        List<String> other = ALICE.answer(challenges(authenticate(List.of())), "INVITE", "sip:+1900@192.0.2.1");

        assertThat(authenticate(other)).isEqualTo(new Outcome.Refused(400, "Digest uri Differs From Request-URI"));
    }

    @Test
    void refusesWeakerOrUnknownProtection() {
        assertThat(authenticate(edited("qop=auth", "qop=auth-int")))
                .isEqualTo(new Outcome.Refused(400, "Digest qop auth-int Not Supported"));
        assertThat(authenticate(edited(" qop=auth,", "")))
                .isEqualTo(new Outcome.Refused(400, "Digest qop=auth Required"));
        assertThat(authenticate(edited(", nc=00000001", "")))
                .isEqualTo(new Outcome.Refused(400, "Digest nc And cnonce Required"));
        assertThat(authenticate(edited("cnonce=", "conce=")))
                .isEqualTo(new Outcome.Refused(400, "Digest nc And cnonce Required"));
        assertThat(challenges(authenticate(edited("algorithm=SHA-256", "algorithm=SHA-1"))))
                .hasSize(2);
    }

    @Test
    void survivesGarbage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);

        for (int round = 0; round < 5_000; round++) {
            clock.advance(Duration.ofMinutes(1));
            StringBuilder value = new StringBuilder(answer(ALICE).getFirst());
            for (int edits = 1 + random.nextInt(5); edits > 0; edits--) {
                value.setCharAt(random.nextInt(value.length()), (char) (1 + random.nextInt(255)));
            }
            List<String> values = new ArrayList<>(List.of(value.toString()));
            // What stays readable may even be right, e.g. when an edit hit a blank; it must only never throw.
            assertThat(authenticate(values))
                    .as("seed %d round %d: %s", seed, round, value)
                    .isNotNull();
        }
    }

    private Outcome authenticate(List<String> authorization) {
        return authenticator.authenticate("INVITE", URI, PHONE, authorization);
    }

    private List<String> answer(FakePhone phone) {
        return phone.answer(challenges(authenticate(List.of())), "INVITE", URI);
    }

    private List<String> edited(String from, String to) {
        String answer = answer(ALICE).getFirst();
        assertThat(answer).contains(from);
        return List.of(answer.replace(from, to));
    }

    private static List<String> challenges(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Challenged.class);
        return ((Outcome.Challenged) outcome).challenges();
    }
}
