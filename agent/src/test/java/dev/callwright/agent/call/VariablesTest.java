package dev.callwright.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.config.AgentConfig;
import dev.callwright.sip.CallerIdentity;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import dev.callwright.sip.SipHeader;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VariablesTest {

    private static final CallerIdentity ASSERTED = new CallerIdentity("+8613812345678", "", false, List.of());

    @Test
    void placesAreFilledAndUnknownOnesVanish() {
        Variables variables = of(CallerIdentity.NONE, new SipHeader("X-Customer", "Ada $1 \\ Lovelace"));

        assertThat(variables.fill("<{{ x-customer }}> <{{caller}}> <{{called}}> <{{nobody}}> {{not closed"))
                .isEqualTo("<Ada $1 \\ Lovelace> <1001> <4000> <> {{not closed");
    }

    @Test
    void onlyHeadersTheTrunkPassesAreKnown() {
        Variables variables = of(CallerIdentity.NONE, new SipHeader("Subject", "hello"), new SipHeader("x-id", "7"));

        assertThat(variables.fill("{{Subject}}{{X-Id}}")).isEqualTo("7");
    }

    @Test
    void theAssertedIdentityOfATrunkIsTheCaller() {
        assertThat(of(ASSERTED).fill("{{caller}}")).isEqualTo("+8613812345678");
    }

    @Test
    void aUserIsCalledByItsNameWhateverItAsserts() {
        Invitation invitation = invitation(new Origin.User("alice"), ASSERTED);

        assertThat(Variables.of(invitation, Optional.empty()).fill("{{caller}}"))
                .isEqualTo("alice");
    }

    @Test
    void aHeaderCannotPassForTheCaller() {
        var order = new OutboundOrder("a", "100", "x", "", Map.of("caller", "fake", "name", "Ada"), List.of());

        assertThat(Variables.of(order, "+8621").fill("{{caller}} {{called}} {{name}}"))
                .isEqualTo("+8621 100 Ada");
    }

    @Test
    void valuesAreOfOneLineAndShortAndFew() {
        SipHeader[] headers = IntStream.range(0, 100)
                .mapToObj(number -> new SipHeader("X-" + number, "a\r\nb" + "c".repeat(1000)))
                .toArray(SipHeader[]::new);
        Variables variables = of(CallerIdentity.NONE, headers);

        assertThat(variables.fill("{{X-1}}")).startsWith("a bccc").hasSize(256);
        assertThat(variables.fill("{{X-99}}")).isEmpty();
        assertThat(variables.fill("{{caller}}")).isEqualTo("1001");
    }

    @Test
    void theWordsOfAnAgentAreFilled() {
        AgentConfig plain = AgentConfig.DEFAULTS;
        AgentConfig agent =
                plain.withName("a").withInstructions("You talk to {{caller}}.").withGreeting("Hello {{X-Name}}!");

        AgentConfig filled =
                of(CallerIdentity.NONE, new SipHeader("X-Name", "Ada")).fill(agent);

        assertThat(filled.instructions()).isEqualTo("You talk to 1001.");
        assertThat(filled.greeting()).isEqualTo("Hello Ada!");
        assertThat(filled.name()).isEqualTo("a");
    }

    private static Variables of(CallerIdentity identity, SipHeader... headers) {
        return Variables.of(
                invitation(new Origin.Trunk("a"), identity, headers),
                Optional.of(Trunks.to("a", "sip:sip.example.com")));
    }

    private static Invitation invitation(Origin origin, CallerIdentity identity, SipHeader... headers) {
        return new Invitation(
                "id@host",
                "4000",
                "1001",
                "",
                identity,
                List.of(headers),
                InetSocketAddress.createUnresolved("192.0.2.1", 5060),
                "192.0.2.2",
                "UDP",
                origin,
                Optional.empty());
    }
}
