package dev.callwright.agent.interop;

import dev.callwright.agent.app.Switchboard;
import dev.callwright.agent.phone.Dialling;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.BargeInConfig;
import dev.callwright.config.PortRange;
import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import dev.callwright.media.codec.G711;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** One call with a server whose agent takes turns in a certain way and says only the bundled prompt {@code long}. */
final class TurnsLab implements AutoCloseable {

    private static final Duration LONGER_THAN_A_PAUSE = Duration.ofMillis(1200);

    private final List<Moment> model = new CopyOnWriteArrayList<>();
    private final Lab lab;
    private final Switchboard switchboard = new Switchboard("127.0.0.1", new PortRange(41100, 41198));
    private final ScriptedPhone phone = switchboard.phone(List.of(G711.PCMA), _ -> {});

    TurnsLab(Mode mode, Scenario scenario) {
        this(scenario, agent -> agent.withTurnDetection(TurnDetectionConfig.DEFAULTS.by(mode)));
    }

    TurnsLab(Scenario scenario, UnaryOperator<AgentConfig> agents) {
        this.lab = Lab.withAgents(scenario, model::add, agents);
    }

    /** Answers of ten seconds, in which the service loses the speech of these commits. */
    static Scenario longAnswers(Integer... lostCommits) {
        Scenario plain = Scenario.DEFAULTS;
        Faults.Response response = Faults.DEFAULTS.response();
        return plain.withAnswers(
                        new Scenario.Answers(plain.answers().mode(), "", List.of("long"), List.of(), List.of()))
                .withFaults(new Faults(
                        Faults.DEFAULTS.connection(),
                        Faults.DEFAULTS.session(),
                        new Faults.Response(
                                response.lateDeltas(),
                                response.emptyTurns(),
                                response.malformedTurns(),
                                response.garbageAudioTurns(),
                                List.of(lostCommits),
                                response.transcriptionAfterDone(),
                                response.cancelFailsAfterText())));
    }

    static AgentConfig deaf(AgentConfig agent) {
        BargeInConfig plain = agent.bargeIn();
        return agent.withTurnDetection(agent.turnDetection().by(Mode.LOCAL))
                .withBargeIn(new BargeInConfig(false, plain.confirm(), plain.patience()));
    }

    /** A burst of noise with a sharp onset and a quick decay, 80 ms in all, like the beginning of a cough. */
    static short[] cough() {
        short[] pcm = new short[8 * 80];
        Random random = new Random(4);
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) (6000 * random.nextGaussian() * Math.exp(-i / 300.0));
        }
        return pcm;
    }

    void dial() throws InterruptedException {
        if (!phone.dial(new Dialling("sip:100@127.0.0.1:" + lab.sipPort(), "tester"), Lab.SOON.multipliedBy(3))) {
            throw new AssertionError("not answered");
        }
        Lab.await("the model listens", () -> model.stream().anyMatch(moment -> said(moment, "session.update")));
    }

    ScriptedPhone phone() {
        return phone;
    }

    Lab lab() {
        return lab;
    }

    /** Waits until the agent has begun to speak so often. */
    void awaitAnswer(int number) throws InterruptedException {
        if (!phone.await(Kind.AGENT_STARTED, number - 1L, Lab.SOON)) {
            throw new AssertionError("answer " + number + " is not heard");
        }
    }

    /** Waits until the agent has been quiet for longer than a pause of its speech, the one for a cough included. */
    void hearAll() throws InterruptedException {
        do {
            phone.hearOut(Lab.SOON.multipliedBy(2));
        } while (phone.await(Kind.AGENT_STARTED, phone.count(Kind.AGENT_STARTED), LONGER_THAN_A_PAUSE));
    }

    /** How often the server said this to the model. */
    long said(String type) {
        return model.stream().filter(moment -> said(moment, type)).count();
    }

    List<Moment> model() {
        return List.copyOf(model);
    }

    CallDetail hangUp() {
        phone.hangUp();
        return lab.finishedCall();
    }

    static List<String> agentLines(CallDetail call) {
        return call.lines().stream()
                .filter(line -> line.speaker() == CallLine.Speaker.AGENT)
                .map(CallLine::text)
                .toList();
    }

    @Override
    public void close() {
        phone.close();
        switchboard.close();
        lab.close();
    }

    private static boolean said(Moment moment, String type) {
        return moment.kind() == Moment.Kind.CLIENT_EVENT && moment.detail().equals(type);
    }
}
