package dev.callwright.agent.scenario.plan;

import dev.callwright.config.JsonTree;
import java.time.Duration;
import java.util.List;

/**
 * What must have come of a call. What is left out is not looked at.
 *
 * @param answered        whether the call was answered at all
 * @param outcome         tag of the outcome in the record, such as {@code caller-hung-up}
 * @param transcript      lines found in this order, others between them or not
 * @param never           regular expressions the agent must not have said
 * @param tools           functions called, in this order
 * @param agents          agents that led the call, in order
 * @param transfers       regular expressions of whom the call was transferred to, in order
 * @param digits          keys that reached the server
 * @param latency         from the end of the caller's words to the first sound of the answer
 * @param silence         longest time during which nobody was heard
 * @param interruptions   how often the agent was interrupted; -1 for any
 * @param stopsWithin     longest time the agent goes on after an interruption; then nothing is heard until the next answer
 * @param sessions        sessions opened with the model; zero for any
 * @param agentSpeaks     least sound of the agent in the recording
 * @param duration        longest time from the answer to the end
 * @param keys            keys the agent pressed, as the phone was told them by RTP
 */
public record Expect(
        boolean answered,
        String outcome,
        List<Said> transcript,
        List<String> never,
        List<ToolUse> tools,
        List<String> agents,
        List<String> transfers,
        String digits,
        Latency latency,
        Duration silence,
        int interruptions,
        Duration stopsWithin,
        int sessions,
        Duration agentSpeaks,
        Duration duration,
        String keys) {

    public static final Expect DEFAULTS = new Expect(
            true,
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            Latency.DEFAULTS,
            Duration.ZERO,
            -1,
            Duration.ZERO,
            0,
            Duration.ZERO,
            Duration.ZERO,
            "");

    public Expect {
        transcript = List.copyOf(transcript);
        never = List.copyOf(never);
        tools = List.copyOf(tools);
        agents = List.copyOf(agents);
        transfers = List.copyOf(transfers);
    }

    /** One line of the transcript: a regular expression of what either side said. */
    public record Said(String agent, String caller) {

        public static final Said DEFAULTS = new Said("", "");
    }

    /**
     * A function that was called.
     *
     * @param name       of the function
     * @param arguments  JSON that its arguments hold, at least
     * @param outcome    tag of what came of it in the record; empty for any
     * @param answer     regular expression of what the model was told; empty for anything
     */
    public record ToolUse(String name, JsonTree arguments, String outcome, String answer) {

        public static final ToolUse DEFAULTS = new ToolUse("", JsonTree.EMPTY, "", "");
    }

    /** Bounds over the turns of the call; zero for none. */
    public record Latency(Duration p50, Duration max) {

        public static final Latency DEFAULTS = new Latency(Duration.ZERO, Duration.ZERO);
    }
}
