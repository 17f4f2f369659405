package dev.callwright.agent.interop;

import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.config.HttpModelConfig;
import dev.callwright.config.PricesConfig;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import dev.callwright.config.Secret;
import java.net.URI;
import java.util.List;

/** A further provider beside the model of a lab: a parrot of its own, at a port of its own, that may speak another dialect. */
final class OtherModel implements AutoCloseable {

    static final PricesConfig PRICES = new PricesConfig(500, 50, 2_000);

    private final ModelWitness witness = new ModelWitness();
    private final Simulator simulator;
    private final URI address;

    OtherModel(Scenario scenario) {
        simulator = new Simulator(scenario, witness);
        address = simulator.start("127.0.0.1", 0);
    }

    /** A parrot that greets in words that are bundled, with these faults. */
    static Scenario parrot(Faults faults) {
        Scenario plain = Lab.parrotScenario();
        Scenario.Answers answers = new Scenario.Answers(
                plain.answers().mode(),
                "Hello, how can I help you?",
                plain.answers().prompts(),
                List.of(),
                List.of());
        return plain.withAnswers(answers).withFaults(faults);
    }

    /** As a provider of this name. */
    ProviderConfig as(String name, DialectName dialect) {
        return provider(name, dialect, address, 0);
    }

    /** The same for so many sessions at a time. */
    ProviderConfig as(String name, DialectName dialect, int sessions) {
        return provider(name, dialect, address, sessions);
    }

    /** As a cascade, all three services of which it is. */
    ProviderConfig asCascade(String name) {
        ProviderConfig plain = ProviderConfig.DEFAULTS;
        String url = address.toString().replace("ws:", "http:").replace("/realtime", "");
        HttpModelConfig service = new HttpModelConfig(url, new Secret("any-key"), "some-model");
        return new ProviderConfig(
                name,
                DialectName.CASCADE,
                "",
                Secret.NONE,
                true,
                "",
                plain.audio(),
                plain.sessionAge(),
                0,
                plain.sessionsPerMinute(),
                PRICES,
                service,
                service,
                service);
    }

    /** A provider at an address where nobody is. */
    static ProviderConfig absent(String name) {
        return provider(name, DialectName.STEPFUN, URI.create("ws://127.0.0.1:" + FreePort.next() + "/v1/realtime"), 0);
    }

    private static ProviderConfig provider(String name, DialectName dialect, URI address, int sessions) {
        ProviderConfig plain = ProviderConfig.DEFAULTS;
        return new ProviderConfig(
                name,
                dialect,
                address.toString(),
                new Secret("any-key"),
                true,
                "",
                plain.audio(),
                plain.sessionAge(),
                sessions,
                plain.sessionsPerMinute(),
                PRICES,
                plain.speechToText(),
                plain.chat(),
                plain.textToSpeech());
    }

    ModelWitness witness() {
        return witness;
    }

    /** Sessions open now. */
    int sessions() {
        return simulator.sessions();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
