package dev.callwright.agent.call.cast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CareConfig;
import dev.callwright.config.VoicemailConfig;
import dev.callwright.sip.CallerIdentity;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import dev.callwright.sip.SipHeader;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VariablesTest {

    private static final Variables.Occasion OCCASION =
            new Variables.Occasion("c-1", LocalDateTime.of(2026, 3, 7, 9, 5));
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

        assertThat(Variables.of(invitation, Optional.empty(), OCCASION).fill("{{caller}}"))
                .isEqualTo("alice");
    }

    @Test
    void aHeaderCannotPassForTheCaller() {
        var order = new OutboundOrder("a", "100", "x", "", Map.of("caller", "fake", "name", "Ada"), List.of());

        assertThat(Variables.of(order, "+8621", OCCASION).fill("{{caller}} {{called}} {{name}}"))
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
    void theCallAndItsTimeAreKnownAndNoHeaderPassesForThem() {
        Variables variables = of(CallerIdentity.NONE, new SipHeader("X-Time", "x"), new SipHeader("Date", "never"));

        assertThat(variables.fill("{{call}} {{weekday}} {{date}} {{time}}")).isEqualTo("c-1 Saturday 2026-03-07 09:05");
    }

    @Test
    void whatWasLearnedIsKnownToTheNextAgentButDoesNotPassForWhatWeKnow() {
        Variables variables = of(CallerIdentity.NONE, new SipHeader("X-Size", "M"), new SipHeader("X-Name", "Ada"));
        Map<String, String> learned =
                Map.of("caller", "911", "Time", "never", "colour", "red", "X-Size", "L", "X-Name", "Ada", "note", "");

        assertThat(variables.with(learned).fill("{{caller}} {{time}} {{colour}} {{X-Size}}"))
                .isEqualTo("1001 09:05 red L");
        assertThat(variables.besides(learned)).isEqualTo("colour = red; X-Size = L");
        assertThat(variables.besides(Map.of())).isEmpty();
    }

    @Test
    void whatAnAgentSaysOnItsOwnAccountIsFilledToo() {
        AgentConfig agent = AgentConfig.DEFAULTS
                .withName("mia")
                .withCare(new CareConfig(
                        Duration.ZERO, List.of("{{caller}}?"), "Bye {{caller}}", Duration.ZERO, "{{agent}} warns"))
                .withVoicemail(new VoicemailConfig(true, Duration.ZERO, "For {{called}}", Duration.ZERO));

        AgentConfig filled = of(CallerIdentity.NONE).fill(agent);

        assertThat(filled.care().idlePrompts()).containsExactly("1001?");
        assertThat(filled.care().goodbye()).isEqualTo("Bye 1001");
        assertThat(filled.care().warning()).isEqualTo("mia warns");
        assertThat(filled.voicemail().message()).isEqualTo("For 4000");
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
                Optional.of(Trunks.to("a", "sip:sip.example.com")),
                OCCASION);
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
