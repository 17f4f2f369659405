package dev.callwright.agent.scenario.plan;

import dev.callwright.config.JsonTree;
import java.time.Duration;
import java.util.List;

/**
 * A tool of the configuration that the test serves in place of its address.
 *
 * @param name     of the tool
 * @param answers  tried in order; the first whose arguments fit answers
 */
public record WebhookPlan(String name, List<Answer> answers) {

    public static final WebhookPlan DEFAULTS = new WebhookPlan("", List.of());

    public WebhookPlan {
        answers = List.copyOf(answers);
    }

    /**
     * What is answered to a call.
     *
     * @param when    arguments the call must have, at least; empty for any
     * @param reply   JSON value that is answered
     * @param status  HTTP status
     * @param after   wait before it
     * @param times   how often; zero for as often as it fits
     */
    public record Answer(JsonTree when, JsonTree reply, int status, Duration after, int times) {

        public static final Answer DEFAULTS = new Answer(JsonTree.EMPTY, JsonTree.EMPTY, 200, Duration.ZERO, 0);
    }
}
