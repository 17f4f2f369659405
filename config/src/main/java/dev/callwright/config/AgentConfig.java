package dev.callwright.config;

/**
 * An agent that answers calls.
 *
 * @param name           unique name; softphone users may dial it
 * @param model          model id of the realtime service
 * @param voice          voice id
 * @param instructions   system prompt
 * @param greeting       what the agent says first, in these words; empty for an agent that waits
 * @param turnDetection  the model's voice detection
 */
public record AgentConfig(
        String name,
        String model,
        String voice,
        String instructions,
        String greeting,
        TurnDetectionConfig turnDetection) {

    public static final AgentConfig DEFAULTS = new AgentConfig(
            "",
            "stepaudio-2.5-realtime",
            "qingchunshaonv",
            "You are a friendly receptionist on the telephone. Answer briefly.",
            "Hello, how can I help you?",
            TurnDetectionConfig.DEFAULTS);
}
