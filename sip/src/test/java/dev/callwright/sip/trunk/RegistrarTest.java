package dev.callwright.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.sip.Registrations.Contact;
import dev.callwright.sip.Registrations.Reply;
import dev.callwright.sip.Registrations.Request;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RegistrarTest {

    private static final String URI = "sip:callwright.example";
    private static final InetSocketAddress SOURCE = new InetSocketAddress(TestConfigs.address("192.0.2.7"), 5062);
    private static final String DESK = "sip:alice@192.0.2.7:5062";
    private static final String MOBILE = "sip:alice@198.51.100.4:40000";
    private static final FakePhone ALICE = new FakePhone("alice", "wonder land");
    private static final int NONE = -1;

    private final FakeClock clock = new FakeClock();
    private final CallwrightConfig config = TestConfigs.withTrunks();
    private final Registrar registrar = new Registrar(config, TestConfigs.authenticator(config, clock), clock);

    @Test
    void challengesThenRegisters() {
        assertThat(register("call-1", 1, 60, new Contact(DESK, NONE))).isEqualTo(registered(new Contact(DESK, 60)));

        assertThat(registrar.bindings("alice")).containsExactly(new Binding(DESK, SOURCE, Duration.ofSeconds(60)));
        assertThat(registrar.registeredUsers()).isEqualTo(1);
        assertThat(registrar.bindings("bob")).isEmpty();
        assertThat(registrar.bindings("nobody")).isEmpty();
    }

    @Test
    void knownAndUnknownUsersAreChallengedAlike() {
        for (String user : List.of("alice", "nobody", "")) {
            assertThat(send(user, "call-1", 1, 60, List.of(), List.of())).isInstanceOf(Reply.Challenged.class);
        }
        FakePhone nobody = new FakePhone("nobody", "x");
        FakePhone guesser = new FakePhone("alice", "x");
        for (FakePhone phone : List.of(nobody, guesser)) {
            assertThat(send(phone.user(), "call-1", 1, 60, List.of(), answer(phone)))
                    .isInstanceOf(Reply.Challenged.class);
        }
    }

    @Test
    void aUserRegistersForHimselfAlone() {
        Reply reply = send("bob", "call-1", 1, 60, List.of(new Contact(DESK, NONE)), answer(ALICE));

        assertThat(reply).isEqualTo(new Reply.Refused(403, "To Differs From Authenticated User"));
        assertThat(registrar.bindings("bob")).isEmpty();
    }

    @Test
    void theContactsExpiresComesBeforeTheHeaderAndTheDefaultLast() {
        assertThat(register("call-1", 1, 300, new Contact(DESK, 60), new Contact(MOBILE, NONE)))
                .isEqualTo(registered(new Contact(DESK, 60), new Contact(MOBILE, 300)));
        assertThat(register("call-1", 2, NONE, new Contact(DESK, NONE)))
                .isEqualTo(registered(new Contact(MOBILE, 300), new Contact(DESK, 3600)));
    }

    @Test
    void tooLongIsShortenedAndTooShortIsRefused() {
        assertThat(register("call-1", 1, Long.MAX_VALUE, new Contact(DESK, NONE)))
                .isEqualTo(registered(new Contact(DESK, 3600)));
        assertThat(register("call-1", 2, NONE, new Contact(DESK, 29))).isEqualTo(new Reply.IntervalTooBrief(30));
        assertThat(register("call-1", 3, NONE, new Contact(DESK, 30))).isEqualTo(registered(new Contact(DESK, 30)));
    }

    @Test
    void aBriefContactAmongGoodOnesChangesNothing() {
        register("call-1", 1, 60, new Contact(DESK, 60), new Contact(MOBILE, 5));

        assertThat(registrar.bindings("alice")).isEmpty();
    }

    @Test
    void zeroRemovesOneBinding() {
        register("call-1", 1, 60, new Contact(DESK, NONE), new Contact(MOBILE, NONE));

        assertThat(register("call-1", 2, NONE, new Contact(DESK, 0))).isEqualTo(registered(new Contact(MOBILE, 60)));
        assertThat(register("call-1", 3, 0, new Contact(MOBILE, NONE))).isEqualTo(registered());
        assertThat(register("call-1", 4, 0, new Contact("sip:never@there", NONE)))
                .isEqualTo(registered());
    }

    @Test
    void theAsteriskRemovesAll() {
        register("call-1", 1, 60, new Contact(DESK, NONE), new Contact(MOBILE, NONE));

        assertThat(register("call-2", 1, 0, new Contact("*", NONE))).isEqualTo(registered());
        assertThat(registrar.registeredUsers()).isZero();
    }

    @Test
    void theAsteriskStandsAloneAndWithExpiresZero() {
        Reply malformed = new Reply.Refused(400, "Invalid Wildcard Contact");
        register("call-1", 1, 60, new Contact(DESK, NONE));

        assertThat(register("call-2", 1, 60, new Contact("*", NONE))).isEqualTo(malformed);
        assertThat(register("call-2", 2, NONE, new Contact("*", 0))).isEqualTo(malformed);
        assertThat(register("call-2", 3, 0, new Contact("*", NONE), new Contact(DESK, NONE)))
                .isEqualTo(malformed);
        assertThat(registrar.bindings("alice")).hasSize(1);
    }

    @Test
    void anOlderOrEqualCseqOfTheSameCallIdFailsAsAWhole() {
        Reply outOfOrder = new Reply.Refused(500, "CSeq Out Of Order");
        register("call-1", 7, 60, new Contact(DESK, NONE));

        assertThat(register("call-1", 7, 600, new Contact(DESK, NONE))).isEqualTo(outOfOrder);
        assertThat(register("call-1", 6, 600, new Contact(MOBILE, NONE), new Contact(DESK, NONE)))
                .isEqualTo(outOfOrder);
        assertThat(register("call-1", 7, 0, new Contact("*", NONE))).isEqualTo(outOfOrder);
        assertThat(registrar.bindings("alice")).extracting(Binding::remaining).containsExactly(Duration.ofSeconds(60));
    }

    @Test
    void anotherCallIdOrAHigherCseqRefreshes() {
        register("call-1", 7, 60, new Contact(DESK, NONE));
        clock.advance(Duration.ofSeconds(20));

        assertThat(register("call-1", 8, 90, new Contact(DESK, NONE))).isEqualTo(registered(new Contact(DESK, 90)));
        assertThat(register("call-2", 1, 120, new Contact(DESK, NONE))).isEqualTo(registered(new Contact(DESK, 120)));
    }

    @Test
    void aQueryListsWhatIsLeft() {
        register("call-1", 1, 60, new Contact(DESK, NONE));
        clock.advance(Duration.ofMillis(10_500));

        assertThat(register("call-9", 1, NONE)).isEqualTo(registered(new Contact(DESK, 50)));
    }

    @Test
    void bindingsExpire() {
        register("call-1", 1, 60, new Contact(DESK, NONE), new Contact(MOBILE, 120));

        clock.advance(Duration.ofSeconds(60));
        assertThat(registrar.bindings("alice")).extracting(Binding::uri).containsExactly(MOBILE);
        clock.advance(Duration.ofSeconds(60));
        assertThat(registrar.registeredUsers()).isZero();
        assertThat(register("call-1", 1, 60, new Contact(DESK, NONE))).isEqualTo(registered(new Contact(DESK, 60)));
    }

    @Test
    void beyondTenContactsTheOneRefreshedLongestAgoGoes() {
        for (int i = 0; i < 25; i++) {
            register("call-" + i, 1, 60, new Contact("sip:alice@192.0.2.7:" + (5000 + i), NONE));
        }

        assertThat(registrar.bindings("alice"))
                .hasSize(10)
                .first()
                .extracting(Binding::uri)
                .isEqualTo("sip:alice@192.0.2.7:5015");
    }

    @Test
    void elevenContactsAtOnceAreTooMany() {
        Contact[] eleven = IntStream.range(0, 11)
                .mapToObj(i -> new Contact("sip:alice@192.0.2.7:" + (5000 + i), NONE))
                .toArray(Contact[]::new);

        assertThat(register("call-1", 1, 60, eleven)).isEqualTo(new Reply.Refused(400, "Too Many Contacts"));
    }

    @Test
    void passesOnWhatTheAuthenticatorRefuses() {
        List<String> authInt = List.of(answer(ALICE).getFirst().replace("qop=auth", "qop=auth-int"));

        assertThat(send("alice", "call-1", 1, 60, List.of(), authInt))
                .isEqualTo(new Reply.Refused(400, "Digest qop auth-int Not Supported"));
    }

    @Test
    void anUnresolvedSourceIsRefused() {
        Request request = new Request(
                URI, "alice", InetSocketAddress.createUnresolved("phone", 1), "c", 1, List.of(), 60, List.of());

        assertThat(registrar.register(request)).isEqualTo(new Reply.Refused(400, "Unresolved Source"));
    }

    @Test
    void whoeverIsStillAUserStaysRegisteredUnderNewSettings() {
        var _ = register("call-1", 1, 60, new Contact(DESK, NONE));

        Registrar same = registrar.renewed(config, TestConfigs.authenticator(config, clock));
        Registrar without = registrar.renewed(CallwrightConfig.DEFAULTS, TestConfigs.authenticator(config, clock));
        Registrar back = without.renewed(config, TestConfigs.authenticator(config, clock));

        assertThat(same.bindings("alice"))
                .isEqualTo(registrar.bindings("alice"))
                .hasSize(1);
        assertThat(without.bindings("alice")).isEmpty();
        assertThat(back.bindings("alice")).isEmpty();
    }

    @Test
    void knowsWhereItsPhonesAre() {
        assertThat(registrar.isPhone(SOURCE.getAddress())).isFalse();

        var _ = register("call-1", 1, 60, new Contact(DESK, NONE));
        assertThat(registrar.isPhone(SOURCE.getAddress())).isTrue();
        assertThat(registrar.isPhone(TestConfigs.address("192.0.2.8"))).isFalse();

        clock.advance(Duration.ofSeconds(60));
        assertThat(registrar.isPhone(SOURCE.getAddress())).isFalse();
    }

    private Reply register(String callId, long cseq, long expires, Contact... contacts) {
        return send("alice", callId, cseq, expires, List.of(contacts), answer(ALICE));
    }

    private List<String> answer(FakePhone phone) {
        Reply reply = send(phone.user(), "challenge", 1, NONE, List.of(), List.of());
        assertThat(reply).isInstanceOf(Reply.Challenged.class);
        return phone.answer(((Reply.Challenged) reply).challenges(), "REGISTER", URI);
    }

    private Reply send(
            String user, String callId, long cseq, long expires, List<Contact> contacts, List<String> authorization) {
        return registrar.register(new Request(URI, user, SOURCE, callId, cseq, contacts, expires, authorization));
    }

    private static Reply registered(Contact... bindings) {
        return new Reply.Registered(List.of(bindings));
    }
}
