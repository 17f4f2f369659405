package dev.callwright.config.load;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.HandoffConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.yaml.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks of the agents that may take over from each other. */
final class HandoffChecks {

    private static final Pattern DIGITS = Pattern.compile("[0-9*#]{0,16}");

    private HandoffChecks() {}

    static void agent(AgentConfig agent, List<String> agents, Section section) {
        Set<String> targets = new HashSet<>();
        Set<String> digits = new HashSet<>();
        for (int i = 0; i < agent.handoffs().size(); i++) {
            HandoffConfig handoff = agent.handoffs().get(i);
            Section item = section.item("handoffs", i);
            target(handoff.to(), agents, item);
            if (!targets.add(handoff.to())) {
                item.problem("to", handoff.to() + " is listed already", "put its rules into one entry");
            }
            words(handoff.words(), item);
            digits(handoff.digits(), digits, item);
        }
    }

    private static void target(String to, List<String> agents, Section item) {
        if (!agents.contains(to)) {
            item.problem(
                    "to",
                    to.isEmpty() ? "is empty" : "there is no agent " + Problem.excerpt(to),
                    () -> Nearest.to(to, agents)
                            .filter(_ -> !to.isEmpty())
                            .map(near -> "write " + near)
                            .orElse("name one of " + String.join(", ", agents)));
        }
    }

    private static void words(String words, Section item) {
        try {
            if (Pattern.compile(words).matcher("").find() && !words.isEmpty()) {
                item.problem("words", "fits every word a caller may say", "let it need at least one letter");
            }
        } catch (PatternSyntaxException e) {
            item.problem("words", "is not a regular expression: " + e.getDescription(), "mend it");
        }
    }

    private static void digits(String digits, Set<String> before, Section item) {
        if (!DIGITS.matcher(digits).matches()) {
            item.problem("digits", Problem.excerpt(digits) + " are not up to 16 digits", "write 0-9, * and #");
        } else if (!digits.isEmpty() && !before.add(digits)) {
            item.problem("digits", digits + " hand over to another agent already", "choose others");
        }
    }
}
