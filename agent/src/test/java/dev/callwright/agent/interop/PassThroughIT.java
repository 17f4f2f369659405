package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConditionsConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import dev.callwright.media.codec.G711;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where the model takes G.711, the caller's octets reach it as the phone sent them. */
@Timeout(60)
class PassThroughIT {

    @Test
    void theModelHearsTheVeryOctetsOfThePhone() throws Exception {
        try (OtherModel model = new OtherModel(Lab.parrotScenario());
                Lab lab = Lab.changed(Scenario.DEFAULTS, SimulatorListener.NONE, config -> through(config, model))) {
            passes(lab, model, G711.PCMU, "audio/pcmu");
            passes(lab, model, G711.PCMA, "audio/pcma");
        }
    }

    private static void passes(Lab lab, OtherModel model, G711 law, String name) throws Exception {
        try (Caller caller = Caller.in(lab, law)) {
            short[] words = Lab.words();
            assertThat(caller.piecesOfEcho(words)).as("%s is heard", law).isGreaterThan(0.9);

            assertThat(model.witness().settings().at("/audio/input/format/type").asString())
                    .isEqualTo(name);
            assertThat(model.witness()
                            .settings()
                            .at("/audio/output/format/type")
                            .asString())
                    .isEqualTo(name);
            String heard = text(model.witness().audio(model.witness().session()));
            assertThat(heard.contains(text(sent(law, words))))
                    .as("octet for octet")
                    .isTrue();
        }
    }

    /** What the phone sends, but for the octet of mu-law's negative zero, which cannot be told from zero once it is expanded. */
    private static byte[] sent(G711 law, short[] words) {
        byte[] octets = new byte[words.length];
        law.encode(words, 0, words.length, octets, 0);
        for (int i = 0; i < octets.length; i++) {
            octets[i] = law == G711.PCMU && octets[i] == 0x7F ? law.silence() : octets[i];
        }
        return octets;
    }

    /** A letter for each octet, to look for one row of them in another. */
    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static CallwrightConfig through(CallwrightConfig config, OtherModel model) {
        ModelConfig only = new ModelConfig("direct", "gpt-realtime", "", 1, 1, ConditionsConfig.DEFAULTS);
        return config.withProviders(List.of(model.as("direct", DialectName.OPENAI)))
                .withAgents(List.of(config.agents().getFirst().withModels(List.of(only))));
    }
}
