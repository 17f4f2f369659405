package dev.callwright.agent.simulator.script;

import java.util.List;
import java.util.Optional;

/** The rules of one connection and how often each was used. Owner: the connection's event loop. */
public final class Script {

    private final List<Rule> rules;
    private final int[] used;

    public Script(List<Rule> rules) {
        this.rules = rules;
        this.used = new int[rules.size()];
    }

    /** The first rule that fits and is not used up; it counts as used. */
    public Optional<Rule> next(Situation situation) {
        for (int i = 0; i < used.length; i++) {
            Rule rule = rules.get(i);
            if ((rule.times() == 0 || used[i] < rule.times())
                    && rule.acts()
                    && rule.when().holds(situation)) {
                used[i]++;
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
