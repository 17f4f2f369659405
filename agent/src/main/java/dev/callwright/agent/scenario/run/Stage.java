package dev.callwright.agent.scenario.run;

import dev.callwright.agent.app.Callwright;
import dev.callwright.agent.app.Closing;
import dev.callwright.agent.app.Switchboard;
import dev.callwright.agent.scenario.plan.CallPlan;
import dev.callwright.agent.scenario.plan.PlanReader;
import dev.callwright.agent.scenario.plan.Step;
import dev.callwright.agent.scenario.plan.TestPlan;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.PortRange;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Everything a test plays on: the phones' switchboard, the stub tools, the simulator and the server; or a server of somebody
 * else's and the switchboard alone. Owner: the thread that runs the test.
 */
final class Stage implements AutoCloseable {

    private static final int PORTS_EACH = 100;
    private static final int FIRST_PORT = 22_000;
    private static final String LOOPBACK = "127.0.0.1";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path file;
    private final PhoneBook phones = new PhoneBook();
    private final Witness witness = new Witness();
    private final Voice voice;
    private final Switchboard switchboard;
    private final Optional<Callwright> server;
    private final String target;
    private final String trunk;

    /**
     * Sets the stage.
     *
     * @param slot    number of this test among those that run at the same time
     * @param target  SIP URI of a running server; empty to start one
     */
    Stage(TestPlan plan, Path file, int slot, String target) {
        this.file = file;
        int ports = FIRST_PORT + slot * 2 * PORTS_EACH;
        this.voice = keep(new Voice());
        this.switchboard = keep(Switchboard.called(
                LOOPBACK, new PortRange(ports + PORTS_EACH, ports + 2 * PORTS_EACH - 2), phones::called));
        this.server = target.isEmpty()
                ? Optional.of(start(plan, new PortRange(ports, ports + PORTS_EACH - 2)))
                : Optional.empty();
        this.target = target;
        this.trunk = ServerSettings.trunk(plan);
    }

    private Callwright start(TestPlan plan, PortRange ports) {
        boolean started = false;
        try {
            StubTools tools = keep(new StubTools(plan.webhooks()));
            CallwrightConfig config = ServerSettings.of(plan, ports, switchboard.sipPort())
                    .withTools(plan.server().tools().stream()
                            .map(tool -> tools.serve(tool, plan.webhooks()))
                            .toList());
            if (plan.simulated()) {
                Simulator simulator = keep(new Simulator(plan.model(), witness::onModel));
                teach(simulator, plan);
                config = ServerSettings.simulated(
                        config,
                        simulator.start(LOOPBACK, 0),
                        plan.model().clock().speed());
            }
            Callwright callwright = keep(Callwright.start(config, witness::onCall));
            started = true;
            return callwright;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /** The simulator cannot transcribe what it has not been told of. */
    private void teach(Simulator simulator, TestPlan plan) {
        for (CallPlan call : plan.calls()) {
            for (Step step : call.caller()) {
                if (step.speaks() && !step.spokenWords().isEmpty()) {
                    simulator.expect(step.spokenWords(), sound(step), Voice.RATE);
                }
            }
        }
    }

    /** Name of the trunk between server and phones. */
    String trunk() {
        return trunk;
    }

    short[] sound(Step step) {
        return voice.of(step, PlanReader.beside(file, step.play()));
    }

    Switchboard switchboard() {
        return switchboard;
    }

    PhoneBook phones() {
        return phones;
    }

    Witness witness() {
        return witness;
    }

    /** The server of this test; empty where it is somebody else's. */
    Optional<Callwright> server() {
        return server;
    }

    /** The URI of whom a phone calls. */
    String uri(String to) {
        if (to.startsWith("sip:") || to.startsWith("sips:")) {
            return to;
        }
        if (server.isPresent()) {
            return "sip:" + to + "@" + LOOPBACK + ":" + server.get().sipPort();
        }
        int scheme = target.indexOf(':') + 1;
        return target.contains("@") ? target : target.substring(0, scheme) + to + "@" + target.substring(scheme);
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            Closing.quietly(open.pop());
        }
    }
}
