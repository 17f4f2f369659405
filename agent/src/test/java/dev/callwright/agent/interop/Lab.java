package dev.callwright.agent.interop;

import dev.callwright.agent.app.Callwright;
import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.agent.simulator.speech.AnswerMode;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.RegistrarConfig.Digest;
import dev.callwright.config.SipConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server to be called by real phones, on loopback: the agent {@code parrot} says back what it heard. Calls from loopback are
 * admitted as a trunk's; users {@code alice} and {@code lin} may register.
 */
final class Lab implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Simulator simulator;
    private final Callwright server;

    private Lab(Simulator simulator, Callwright server) {
        this.simulator = simulator;
        this.server = server;
    }

    /** A server whose agent says back what it hears, called from a trunk on loopback. */
    static Lab parrot() {
        return start(parrotScenario(), SimulatorListener.NONE, LabSettings.PLAIN);
    }

    /** The same for registered users only, who are offered these digest algorithms. */
    static Lab parrotForUsers(Digest... algorithms) {
        return start(
                parrotScenario(),
                SimulatorListener.NONE,
                LabSettings.PLAIN.withoutTrunk().withDigest(List.of(algorithms)));
    }

    static Lab start(Scenario scenario, SimulatorListener listener, LabSettings settings) {
        return start(scenario, listener, settings, UnaryOperator.identity());
    }

    /** The same with other SIP settings. */
    static Lab start(
            Scenario scenario, SimulatorListener listener, LabSettings settings, UnaryOperator<SipConfig> sip) {
        return build(scenario, listener, settings, config -> config.withSip(sip.apply(config.sip())));
    }

    /** A server with these trunks and no other. */
    static Lab withTrunks(LabSettings settings, List<TrunkConfig> trunks) {
        return build(parrotScenario(), SimulatorListener.NONE, settings, config -> config.withTrunks(trunks));
    }

    /** A server whose agents are set up by the test. */
    static Lab withAgents(Scenario scenario, SimulatorListener listener, UnaryOperator<AgentConfig> agents) {
        return build(
                scenario,
                listener,
                LabSettings.PLAIN,
                config -> config.withAgents(config.agents().stream().map(agents).toList()));
    }

    private static Lab build(
            Scenario scenario,
            SimulatorListener listener,
            LabSettings settings,
            UnaryOperator<CallwrightConfig> changes) {
        Simulator simulator = new Simulator(scenario, listener);
        URI model = simulator.start("127.0.0.1", 0);
        return new Lab(simulator, Callwright.start(changes.apply(settings.config(model)), _ -> {}));
    }

    /** A server by settings of the test's own, given the settings of a plain lab. */
    static Lab start(Scenario scenario, UnaryOperator<CallwrightConfig> change) {
        Simulator simulator = new Simulator(scenario, SimulatorListener.NONE);
        CallwrightConfig plain = LabSettings.PLAIN.config(simulator.start("127.0.0.1", 0));
        return new Lab(simulator, Callwright.start(change.apply(plain), _ -> {}));
    }

    /** A plain lab with changes of the test's own. */
    static Lab changed(Scenario scenario, SimulatorListener listener, UnaryOperator<CallwrightConfig> changes) {
        return build(scenario, listener, LabSettings.PLAIN, changes);
    }

    /** The same, with what the model and the calls do told to the test. */
    static Lab watched(
            Scenario scenario,
            SimulatorListener model,
            CallMoment.Observer calls,
            UnaryOperator<CallwrightConfig> change) {
        Simulator simulator = new Simulator(scenario, model);
        CallwrightConfig plain = LabSettings.PLAIN.config(simulator.start("127.0.0.1", 0));
        return new Lab(simulator, Callwright.start(change.apply(plain), calls));
    }

    /** A server whose model is not there: nothing listens at its address. */
    static Lab startWithoutModel(LabSettings settings) {
        Lab lab = start(Scenario.DEFAULTS, SimulatorListener.NONE, settings);
        lab.stopModel();
        return lab;
    }

    /** The same for these trunks only. */
    static Lab parrotWithTrunks(TrunkConfig... trunks) {
        Simulator simulator = new Simulator(parrotScenario(), SimulatorListener.NONE);
        URI model = simulator.start("127.0.0.1", 0);
        CallwrightConfig config = LabSettings.PLAIN.withoutTrunk().config(model).withTrunks(List.of(trunks));
        return new Lab(simulator, Callwright.start(config, _ -> {}));
    }

    static Scenario parrotScenario() {
        Scenario plain = Scenario.DEFAULTS;
        Scenario.Answers answers = plain.answers();
        return plain.withAnswers(new Scenario.Answers(
                AnswerMode.PARROT,
                answers.greeting(),
                answers.prompts(),
                answers.texts(),
                answers.callerTranscripts()));
    }

    int sipPort() {
        return server.sipPort();
    }

    Callwright server() {
        return server;
    }

    Simulator model() {
        return simulator;
    }

    /** Ends the model and its connections, for good. */
    void stopModel() {
        simulator.close();
    }

    /** The value of a meter of the server by its key in the summary, e.g. {@code calls.refused{reason=full}}. */
    long meter(String key) {
        return Stream.of(server.metrics().summary().split(" "))
                .filter(meter -> meter.startsWith(key + "="))
                .map(meter -> meter.substring(key.length() + 1))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /** Waits until something has come about. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never came about: " + what);
            }
            Pause.of(POLL);
        }
    }

    /** The last call, once its record says it is over. */
    CallDetail finishedCall() {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < deadline) {
            var reader = server.store().reader();
            var last = reader.recent(1).stream()
                    .filter(call -> call.ending().isPresent())
                    .findFirst();
            if (last.isPresent()) {
                return reader.find(last.get().id()).orElseThrow();
            }
            Pause.of(POLL);
        }
        throw new AssertionError("no call was recorded to its end");
    }

    /** The digits of a call's transcript, in order. */
    static String digits(CallDetail call) {
        return call.lines().stream()
                .filter(line -> line.speaker() == CallLine.Speaker.DIGITS)
                .map(CallLine::text)
                .collect(Collectors.joining());
    }

    /** Writes a microphone file: silence, the bundled caller's sentence, and silence for the rest of a minute and a half. */
    static short[] microphone(Path file, int secondsBefore) throws IOException {
        short[] sentence = sentence();
        short[] samples = new short[8000 * 90];
        System.arraycopy(sentence, 0, samples, 8000 * secondsBefore, sentence.length);
        WavFile.mono(8000, samples).writePcm16(file);
        return sentence;
    }

    static short[] sentence() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                dev.callwright.agent.phone.ScriptedPhone.class.getResourceAsStream("caller-1.wav"))) {
            short[] all = WavFile.read(in).samples(0);
            return trimmed(all);
        }
    }

    /** The first second of the sentence, where a call needs many remarks. */
    static short[] words() throws IOException {
        return Arrays.copyOf(sentence(), 8000);
    }

    @Override
    public void close() {
        server.close();
        simulator.close();
    }

    /** Without the quiet at either end, so that a correlation compares speech only. */
    private static short[] trimmed(short[] samples) {
        int from = 0;
        int to = samples.length;
        while (from < to && Math.abs(samples[from]) < 300) {
            from++;
        }
        while (to > from && Math.abs(samples[to - 1]) < 300) {
            to--;
        }
        return Arrays.copyOfRange(samples, from, to);
    }
}
