package dev.callwright.agent.interop;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.DefenceConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.NumberConfig.Match;
import dev.callwright.config.NumberingConfig;
import dev.callwright.config.RegistrarConfig;
import dev.callwright.config.RegistrarConfig.Digest;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.TrunkLimitsConfig;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Settings of a lab, changed in one respect. */
final class PolicySettings {

    private PolicySettings() {}

    /** The trunk of the lab with these limits. */
    static CallwrightConfig limited(CallwrightConfig config, TrunkLimitsConfig limits) {
        return config.withTrunks(List.of(trunk(config.trunks().getFirst(), limits, NumberingConfig.DEFAULTS)));
    }

    /** The trunk of the lab with these habits of writing numbers. */
    static CallwrightConfig numbered(CallwrightConfig config, NumberingConfig numbering) {
        TrunkConfig trunk = config.trunks().getFirst();
        return config.withTrunks(List.of(trunk(trunk, trunk.limits(), numbering)));
    }

    /** No trunk; MD5 alone; the watch lasts long and lets through this many attempts. */
    static CallwrightConfig guarded(CallwrightConfig config, int attempts) {
        DefenceConfig defence = new DefenceConfig(
                true, DefenceConfig.DEFAULTS.agents(), attempts, Duration.ofHours(1), Duration.ofHours(1), 1_000);
        RegistrarConfig registrar = config.registrar();
        return config.withRegistrar(new RegistrarConfig(
                        registrar.realm(),
                        registrar.minExpires(),
                        registrar.maxExpires(),
                        registrar.nonceLifetime(),
                        List.of(Digest.MD5)))
                .withDefence(defence)
                .withTrunks(List.of());
    }

    /** The number leads to this agent, one more if there was none of that name. */
    static CallwrightConfig answered(CallwrightConfig config, Match match, String number, String agent) {
        AgentConfig first = config.agents().getFirst();
        AgentConfig named = first.withName(agent);
        List<AgentConfig> agents = Stream.concat(
                        config.agents().stream().filter(other -> !other.name().equals(agent)), Stream.of(named))
                .toList();
        return config.withNumbers(List.of(new NumberConfig(match, number, "", agent)))
                .withAgents(agents);
    }

    private static TrunkConfig trunk(TrunkConfig trunk, TrunkLimitsConfig limits, NumberingConfig numbering) {
        return trunk.withNumbering(numbering).withLimits(limits);
    }
}
