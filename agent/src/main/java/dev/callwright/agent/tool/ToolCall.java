package dev.callwright.agent.tool;

import java.util.Map;

/**
 * One call of a tool. Immutable.
 *
 * @param name       of the tool, as the model calls it
 * @param arguments  one JSON object, as text
 * @param scene      the telephone call it belongs to
 */
public record ToolCall(String name, String arguments, Scene scene) {

    /**
     * The telephone call, as far as tools may know it. Immutable.
     *
     * @param callId     our id of it
     * @param caller     number of the calling party
     * @param called     number that was called
     * @param agent      name of the agent that talks
     * @param variables  values known of the call, secret ones included
     */
    public record Scene(String callId, String caller, String called, String agent, Map<String, String> variables) {

        public Scene {
            variables = Map.copyOf(variables);
        }

        /** Only says how many variables there are: some are secret. */
        @Override
        public String toString() {
            return "Scene[" + callId + ", " + variables.size() + " variables]";
        }
    }
}
