package dev.callwright.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.RegisterConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.PlainRequest;
import dev.callwright.sip.PlainRequest.Reply;
import dev.callwright.sip.SipHeader;
import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.trunk.TrunkState.Health;
import dev.callwright.sip.trunk.TrunkState.Registering;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Registrations and target watches on a clock that is turned by hand. */
final class RegistrationTest {

    private final FakeAgenda agenda = new FakeAgenda();
    private final Deque<Sent> sent = new ArrayDeque<>();
    private final Trunks trunks =
            new Trunks((uri, receiver) -> receiver.accept(List.of(new NextHop("192.0.2.9", 5060, "UDP", ""))), agenda);

    private record Sent(PlainRequest request, Consumer<? super Reply> receiver) {

        void reply(int status, String... headers) {
            receiver.accept(new Reply(
                    status,
                    "Because",
                    Arrays.stream(headers)
                            .map(line -> new SipHeader(
                                    line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)))
                            .toList(),
                    request.sequence().cseq() + 1));
        }
    }

    @Test
    void registersAndRefreshesBeforeTheTimeGrantedIsOver() {
        start(trunk("sip:a.example.com"));
        Sent first = next();
        first.reply(200, "Contact: <sip:4711@192.0.2.1>;expires=100", "Expires: 900");

        assertThat(first.request().toUri()).isEqualTo("sip:4711@a.example.com");
        assertThat(first.request().headers()).contains(new SipHeader("Expires", "600"));
        assertThat(registering()).isInstanceOf(Registering.Registered.class);
        agenda.advance(Duration.ofSeconds(75));
        assertThat(sent).isEmpty();
        agenda.advance(Duration.ofSeconds(6));
        PlainRequest refresh = next().request();
        assertThat(refresh.sequence().callId())
                .isEqualTo(first.request().sequence().callId());
        assertThat(refresh.sequence().cseq()).isEqualTo(3);
    }

    @Test
    void asksForLongerWhenTheRegistrarWantsThat() {
        start(trunk("sip:a.example.com"));
        next().reply(423, "Min-Expires: 1800");

        assertThat(next().request().headers()).contains(new SipHeader("Expires", "1800"));
    }

    @Test
    void aRegistrarThatIsNeverContentIsAFailure() {
        start(trunk("sip:a.example.com"));
        next().reply(423, "Min-Expires: 1800");
        next().reply(423, "Min-Expires: 3600");
        next().reply(423, "Min-Expires: 7200");

        assertThat(sent).isEmpty();
        assertThat(failing().status()).isEqualTo(423);
    }

    @Test
    void followsThreeRedirectionsAndNoMore() {
        start(trunk("sip:a.example.com"));
        for (int i = 1; i <= 3; i++) {
            next().reply(302, "Contact: <sip:b" + i + ".example.com>;q=1");
        }
        Sent last = next();
        assertThat(last.request().target().uri()).isEqualTo("sip:b3.example.com");
        last.reply(302, "Contact: <sip:b4.example.com>");

        assertThat(sent).isEmpty();
        assertThat(failing().status()).isEqualTo(302);
    }

    @Test
    void aWrongPasswordIsNotTriedAgainForMinutes() {
        start(trunk("sip:a.example.com", "sip:b.example.com"));
        next().reply(403);

        agenda.advance(Duration.ofMinutes(4));
        assertThat(sent).isEmpty();
        agenda.advance(Duration.ofMinutes(2));
        assertThat(next().request().target().uri()).isEqualTo("sip:a.example.com");
    }

    @Test
    void theNextRegistrarIsTriedAtOnceThenItWaitsLongerAndLonger() {
        start(trunk("sip:a.example.com", "sip:b.example.com"));
        next().reply(503);
        Sent second = next();
        assertThat(second.request().target().uri()).isEqualTo("sip:b.example.com");
        second.reply(408);
        assertThat(sent).isEmpty();

        for (int i = 0; i < 12; i++) {
            agenda.advance(Duration.ofMinutes(5));
            next().reply(503);
            next().reply(503);
        }
        agenda.advance(Duration.ofMinutes(2));
        assertThat(sent).isEmpty();
    }

    @Test
    void waitsAsLongAsItIsTold() {
        start(trunk("sip:a.example.com"));
        next().reply(503, "Retry-After: 120 (busy)");

        agenda.advance(Duration.ofSeconds(119));
        assertThat(sent).isEmpty();
        agenda.advance(Duration.ofSeconds(2));
        assertThat(sent).hasSize(1);
    }

    @Test
    void aTrunkThatIsRemovedGivesItsRegistrationUpAndOneUnchangedKeepsIt() {
        TrunkConfig kept = trunk("sip:a.example.com").from("kept", List.of(), List.of(), "");
        TrunkConfig gone = trunk("sip:b.example.com").from("gone", List.of(), List.of(), "");
        start(kept, gone);
        next().reply(200, "Expires: 600");
        next().reply(200, "Expires: 600");

        trunks.replace(List.of(trunk("sip:a.example.com").from("kept", List.of(), List.of(), "")));

        Sent farewell = next();
        assertThat(sent).isEmpty();
        assertThat(farewell.request().target().uri()).isEqualTo("sip:b.example.com");
        assertThat(farewell.request().headers()).contains(new SipHeader("Expires", "0"));
        assertThat(trunks.isRegistered("kept")).isTrue();
        assertThat(trunks.isRegistered("gone")).isFalse();
    }

    @Test
    void itsAddressesAreKnownOnlyWhileItIsRegistered() {
        start(trunk("sip:a.example.com"));
        assertThat(trunks.addressesOf("t")).isEmpty();
        next().reply(200, "Expires: 100");
        assertThat(trunks.addressesOf("t")).containsExactly(InetAddress.ofLiteral("192.0.2.9"));

        agenda.advance(Duration.ofSeconds(90));
        next().reply(403);
        assertThat(trunks.addressesOf("t")).isNotEmpty();
        agenda.advance(Duration.ofSeconds(20));

        assertThat(trunks.addressesOf("t")).isEmpty();
    }

    @Test
    void watchesWhetherTheTargetAnswers() {
        start(target("sip:c.example.com"));
        assertThat(sent).isEmpty();
        agenda.advance(TargetWatch.FIRST.multipliedBy(2));
        Sent first = next();
        assertThat(first.request().method()).isEqualTo("OPTIONS");
        first.reply(404);
        assertThat(health()).isInstanceOf(Health.Reachable.class);

        agenda.advance(Duration.ofSeconds(61));
        next().reply(408);

        assertThat(health()).isInstanceOf(Health.Unreachable.class);
    }

    private void start(TrunkConfig... configs) {
        trunks.start((request, receiver) -> sent.add(new Sent(request, receiver)), List.of(configs));
    }

    private Sent next() {
        return sent.removeFirst();
    }

    private Registering registering() {
        return trunks.states().getFirst().registering();
    }

    private Registering.Failing failing() {
        return (Registering.Failing) registering();
    }

    private Health health() {
        return trunks.states().getFirst().health();
    }

    private static TrunkConfig trunk(String... registrars) {
        RegisterConfig register = new RegisterConfig(List.of(registrars), "", Duration.ofMinutes(10));
        return with(register, "");
    }

    private static TrunkConfig target(String uri) {
        return with(RegisterConfig.DEFAULTS, uri);
    }

    private static TrunkConfig with(RegisterConfig register, String target) {
        CredentialsConfig ours = new CredentialsConfig("4711", new Secret("secret"));
        return TestConfigs.with("t", List.of(), ours, CredentialsConfig.DEFAULTS, register, target);
    }
}
