package dev.callwright.agent.call.cast;

import dev.callwright.config.AgentConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agents that may appear in one call, with their words filled in and in the language of the other party; one of them has the
 * floor. Owner: call thread; who has the floor may be asked on any.
 */
public final class Cast {

    private final List<AgentConfig> agents;
    private final Variables variables;
    private final String number;
    private volatile AgentConfig present;

    /**
     * A cast of which one agent begins.
     *
     * @param number  the other party's, in its normal form
     */
    public Cast(List<AgentConfig> agents, AgentConfig first, Variables variables, String number) {
        this.agents = agents;
        this.variables = variables;
        this.number = number;
        this.present = dressed(first);
    }

    /** The agent that has the floor. */
    public AgentConfig present() {
        return present;
    }

    /** An agent of this name, told what was learned in the call so far. */
    public Optional<AgentConfig> find(String name, Map<String, String> learned) {
        return agents.stream()
                .filter(agent -> agent.name().equals(name))
                .findFirst()
                .map(agent -> variables.with(learned).fill(Languages.spokenTo(agent, number)));
    }

    /** What was learned in the call so far, besides what came with it, as one line for whom the call is handed over to. */
    public String learned(Map<String, String> known) {
        return variables.besides(known);
    }

    /** Gives an agent the floor. */
    public void enter(AgentConfig agent) {
        present = agent;
    }

    private AgentConfig dressed(AgentConfig agent) {
        return variables.fill(Languages.spokenTo(agent, number));
    }
}
