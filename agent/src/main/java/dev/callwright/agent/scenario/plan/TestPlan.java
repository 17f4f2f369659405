package dev.callwright.agent.scenario.plan;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.config.CallwrightConfig;
import java.util.List;

/**
 * One test: a server, the model it talks through, and calls. Immutable.
 *
 * @param name       shown in the results
 * @param config     configuration file of the server, relative to this one; empty for none
 * @param server     configuration of the server, on top of that file
 * @param modelFile  scenario file of the simulator, relative to this one; empty for none
 * @param model      scenario of the simulator, on top of that file
 * @param simulated  whether the model is simulated, or the one of the configuration
 * @param webhooks   tools that are served by the test
 * @param calls      the calls, one after another
 * @param together   whether they are placed at the same time instead
 */
public record TestPlan(
        String name,
        String config,
        CallwrightConfig server,
        String modelFile,
        Scenario model,
        boolean simulated,
        List<WebhookPlan> webhooks,
        List<CallPlan> calls,
        boolean together) {

    public TestPlan {
        webhooks = List.copyOf(webhooks);
        calls = List.copyOf(calls);
    }

    /** The same with a server of other settings. */
    TestPlan withServer(CallwrightConfig other) {
        return new TestPlan(name, config, other, modelFile, model, simulated, webhooks, calls, together);
    }

    /** An empty test by these settings. */
    static TestPlan on(CallwrightConfig server, Scenario model) {
        return new TestPlan("", "", server, "", model, true, List.of(), List.of(), false);
    }
}
