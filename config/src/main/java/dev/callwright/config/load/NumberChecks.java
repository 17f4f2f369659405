package dev.callwright.config.load;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.NumberConfig.Match;
import dev.callwright.config.Problem;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.yaml.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Checks of {@code numbers}: each row by itself, rows against each other, and what they refer to. */
final class NumberChecks {

    private static final int LONGEST_VALUE = 128;

    private NumberChecks() {}

    static void numbers(CallwrightConfig config, Section root) {
        List<NumberConfig> numbers = config.numbers();
        for (int i = 0; i < numbers.size(); i++) {
            value(numbers.get(i), root.item("numbers", i));
        }
        distinct(numbers, root);
        agents(config, root);
        trunks(config, root);
        everyTrunkIsAnswered(config, root);
    }

    private static void value(NumberConfig number, Section section) {
        boolean isDefault = number.match() == Match.DEFAULT;
        if (section.inDoubt("match")) {
            return;
        }
        if (isDefault && !number.value().isEmpty()) {
            section.problem("value", "match: default takes no value", "remove it, or choose another match");
        } else if (!isDefault && number.value().isEmpty()) {
            section.problem("value", "match: " + word(number.match()) + " needs a value", "write what is dialled");
        } else if (number.value().length() > LONGEST_VALUE) {
            section.problem(
                    "value", "is longer than " + LONGEST_VALUE + " characters", "split it into several numbers");
        } else if (number.match() == Match.PATTERN) {
            pattern(number.value(), section);
        } else if (number.value().chars().anyMatch(Character::isWhitespace)) {
            section.problem("value", Problem.excerpt(number.value()) + " holds a space", "write the digits together");
        }
    }

    private static void pattern(String value, Section section) {
        try {
            Pattern.compile(value);
        } catch (PatternSyntaxException failure) {
            String reason = failure.getDescription().toLowerCase(Locale.ROOT);
            section.problem(
                    "value",
                    Problem.excerpt(value) + " is not a regular expression: " + reason,
                    "mend it, such as 86\\d{11} in single quotes");
        }
    }

    private static void distinct(List<NumberConfig> numbers, Section root) {
        record Route(Match match, String value, String trunk) {}
        Map<Route, Integer> first = new HashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            NumberConfig number = numbers.get(i);
            Section section = root.item("numbers", i);
            boolean isDefault = number.match() == Match.DEFAULT;
            if (section.inDoubt("match") || section.inDoubt("value") || section.inDoubt("trunk")) {
                continue;
            }
            Route route = new Route(number.match(), isDefault ? "" : number.value(), number.trunk());
            Integer earlier = first.putIfAbsent(route, i);
            if (earlier != null) {
                String which = isDefault ? "there is a default for these calls already: " : "is the same as ";
                section.problem(isDefault ? "match" : "value", which + "numbers[" + earlier + "]", "keep one of them");
            }
        }
    }

    private static void agents(CallwrightConfig config, Section root) {
        if (config.agents().isEmpty()) {
            if (!config.numbers().isEmpty() && !root.inDoubt("agents")) {
                root.problem("numbers", "there are no agents to answer", "add one to agents");
            }
            return;
        }
        for (int i = 0; i < config.numbers().size(); i++) {
            if (config.numbers().get(i).agent().isEmpty()) {
                root.item("numbers", i).problem("agent", "is empty", "name the agent that answers");
            }
        }
        if (!root.inDoubt("agents", config.agents().size(), "name")) {
            references(config, root, "agent", NumberConfig::agent, names(config.agents(), AgentConfig::name));
        }
    }

    private static void trunks(CallwrightConfig config, Section root) {
        if (!root.inDoubt("trunks", config.trunks().size(), "name")) {
            references(config, root, "trunk", NumberConfig::trunk, names(config.trunks(), TrunkConfig::name));
        }
    }

    private static <T> Set<String> names(List<T> items, Function<T, String> name) {
        return items.stream().map(name).collect(Collectors.toSet());
    }

    /** What rows refer to must exist. */
    private static void references(
            CallwrightConfig config,
            Section root,
            String key,
            Function<NumberConfig, String> reference,
            Set<String> names) {
        for (int i = 0; i < config.numbers().size(); i++) {
            String name = reference.apply(config.numbers().get(i));
            if (!name.isEmpty() && !names.contains(name)) {
                String message = "there is no " + key + " " + Problem.excerpt(name);
                root.item("numbers", i)
                        .problem(
                                key,
                                message,
                                () -> Nearest.to(name, names)
                                        .map(near -> "did you mean " + near + "?")
                                        .orElse("add it to " + key + "s, or name another"));
            }
        }
    }

    /** A carrier whose calls all end in 404 is a row forgotten, not a wish. */
    private static void everyTrunkIsAnswered(CallwrightConfig config, Section root) {
        Set<String> answered = names(config.numbers(), NumberConfig::trunk);
        if (answered.contains("") || root.inDoubt("numbers", config.numbers().size(), "trunk")) {
            return;
        }
        for (int i = 0; i < config.trunks().size(); i++) {
            String name = config.trunks().get(i).name();
            if (!name.isEmpty() && PeerChecks.takesCalls(config.trunks().get(i)) && !answered.contains(name)) {
                root.item("trunks", i)
                        .problem("name", "no number leads calls of this trunk to an agent", "add one to numbers");
            }
        }
    }

    private static String word(Match match) {
        return match.name().toLowerCase(Locale.ROOT);
    }
}
