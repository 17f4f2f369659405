package dev.callwright.agent.call.route;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.NumberConfig.Match;
import dev.callwright.sip.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the agent for a dialled number: the exact number, else the longest prefix, else the first pattern, else the default. A
 * softphone user may also dial an agent by its name. Immutable.
 */
public final class Router {

    private final List<Rule> rules;
    private final Map<String, AgentConfig> agents;

    public Router(CallwrightConfig config) {
        this.agents = config.agents().stream().collect(Collectors.toMap(AgentConfig::name, Function.identity()));
        this.rules = config.numbers().stream()
                .map(number -> new Rule(number, Pattern.compile(number.match() == Match.PATTERN ? number.value() : "")))
                .sorted(Comparator.comparing((Rule rule) -> rule.number.match())
                        .thenComparingInt(rule -> -rule.prefixLength()))
                .toList();
    }

    Optional<AgentConfig> route(String dialled, Origin origin) {
        return route(dialled, dialled, origin);
    }

    /** Of rules of the same kind, one that fits the number as dialled goes before one that fits it in its normal form. */
    public Optional<AgentConfig> route(String dialled, String normal, Origin origin) {
        Optional<AgentConfig> byRule = Stream.of(Match.values())
                .flatMap(match -> Stream.of(dialled, normal).flatMap(number -> first(match, number, origin).stream()))
                .findFirst()
                .flatMap(rule -> Optional.ofNullable(agents.get(rule.number.agent())));
        return switch (origin) {
            case Origin.Trunk _ -> byRule;
            case Origin.User _ -> Optional.ofNullable(agents.get(dialled)).or(() -> byRule);
        };
    }

    private Optional<Rule> first(Match match, String number, Origin origin) {
        return rules.stream()
                .filter(rule -> rule.number.match() == match && rule.appliesTo(origin) && rule.matches(number))
                .findFirst();
    }

    /** A route with its pattern compiled. {@link Match} is declared in the order of precedence. */
    private record Rule(NumberConfig number, Pattern pattern) {

        int prefixLength() {
            return number.match() == Match.PREFIX ? number.value().length() : 0;
        }

        boolean appliesTo(Origin origin) {
            return number.trunk().isEmpty()
                    || (origin instanceof Origin.Trunk(String name) && name.equals(number.trunk()));
        }

        boolean matches(String dialled) {
            return switch (number.match()) {
                case EXACT -> dialled.equals(number.value());
                case PREFIX -> dialled.startsWith(number.value());
                case PATTERN -> pattern.matcher(dialled).matches();
                case DEFAULT -> true;
            };
        }
    }
}
