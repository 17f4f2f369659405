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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;

/** Where the model takes G.711, the caller's octets reach it as the phone sent them. */
@Timeout(60)
class PassThroughIT {

    private static final OtherModel MODEL = new OtherModel(Lab.parrotScenario());
    private static final Lab LAB = Lab.changed(Scenario.DEFAULTS, SimulatorListener.NONE, PassThroughIT::through);

    @AfterAll
    static void stop() {
        LAB.close();
        MODEL.close();
    }

    @ConcurrentTest
    void theModelHearsTheVeryOctetsOfAPhoneWithMuLaw() throws Exception {
        passes(G711.PCMU, "audio/pcmu");
    }

    @ConcurrentTest
    void theModelHearsTheVeryOctetsOfAPhoneWithALaw() throws Exception {
        passes(G711.PCMA, "audio/pcma");
    }

    private static void passes(G711 law, String name) throws Exception {
        try (Caller caller = Caller.in(LAB, law)) {
            short[] words = Lab.words();
            assertThat(caller.piecesOfEcho(words)).as("%s is heard", law).isGreaterThan(0.9);

            ModelWitness witness = MODEL.witness();
            String session = witness.sessions().stream()
                    .filter(id -> form(witness, id, "input").equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(form(witness, session, "output")).isEqualTo(name);
            assertThat(text(witness.audio(session)).contains(text(sent(law, words))))
                    .as("octet for octet")
                    .isTrue();
        }
    }

    private static String form(ModelWitness witness, String session, String direction) {
        return witness.settings(session)
                .path("audio")
                .path(direction)
                .path("format")
                .path("type")
                .asString();
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

    private static CallwrightConfig through(CallwrightConfig config) {
        ModelConfig only = new ModelConfig("direct", "gpt-realtime", "", 1, 1, ConditionsConfig.DEFAULTS);
        return config.withProviders(List.of(MODEL.as("direct", DialectName.OPENAI)))
                .withAgents(List.of(config.agents().getFirst().withModels(List.of(only))));
    }
}
