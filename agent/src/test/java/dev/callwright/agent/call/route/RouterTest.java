package dev.callwright.agent.call.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.NumberConfig.Match;
import dev.callwright.sip.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final Origin CARRIER = new Origin.Trunk("carrier");
    private static final Origin OFFICE = new Origin.Trunk("office");
    private static final Origin ALICE = new Origin.User("alice");

    private final Router router = new Router(config(
            new NumberConfig(Match.DEFAULT, "", "carrier", "reception"),
            new NumberConfig(Match.PATTERN, "1[0-9]{3}", "", "sales"),
            new NumberConfig(Match.PREFIX, "+86", "", "china"),
            new NumberConfig(Match.PREFIX, "+8610", "", "beijing"),
            new NumberConfig(Match.EXACT, "+861012345678", "", "embassy")));

    @Test
    void prefersTheExactNumberToEveryOtherRule() {
        assertThat(agentFor("+861012345678", CARRIER)).contains("embassy");
    }

    @Test
    void prefersTheLongestPrefix() {
        assertThat(agentFor("+861099999999", CARRIER)).contains("beijing");
        assertThat(agentFor("+862199999999", CARRIER)).contains("china");
    }

    @Test
    void matchesAPatternAgainstTheWholeNumber() {
        assertThat(agentFor("1234", OFFICE)).contains("sales");
        assertThat(agentFor("12345", OFFICE)).isEmpty();
    }

    @Test
    void keepsTheDefaultOfATrunkToThatTrunk() {
        assertThat(agentFor("777", CARRIER)).contains("reception");
        assertThat(agentFor("777", OFFICE)).isEmpty();
    }

    @Test
    void letsUsersButNotTrunksDialAnAgentByName() {
        assertThat(agentFor("sales", ALICE)).contains("sales");
        assertThat(agentFor("sales", OFFICE)).isEmpty();
    }

    @Test
    void theNumberAsDialledGoesBeforeItsNormalFormWithinOneKindOfRule() {
        Router mixed = new Router(config(
                new NumberConfig(Match.DEFAULT, "", "", "reception"),
                new NumberConfig(Match.PREFIX, "010", "", "sales"),
                new NumberConfig(Match.PREFIX, "+8610", "", "beijing"),
                new NumberConfig(Match.EXACT, "+861012345678", "", "embassy")));

        assertThat(mixed.route("01099999999", "+861099999999", CARRIER))
                .map(AgentConfig::name)
                .contains("sales");
        assertThat(mixed.route("861099999999", "+861099999999", CARRIER))
                .map(AgentConfig::name)
                .contains("beijing");
        assertThat(mixed.route("01012345678", "+861012345678", CARRIER))
                .map(AgentConfig::name)
                .contains("embassy");
        assertThat(mixed.route("100", "100", CARRIER)).map(AgentConfig::name).contains("reception");
    }

    private Optional<String> agentFor(String dialled, Origin origin) {
        return router.route(dialled, origin).map(AgentConfig::name);
    }

    private static CallwrightConfig config(NumberConfig... numbers) {
        CallwrightConfig defaults = CallwrightConfig.DEFAULTS;
        List<AgentConfig> agents = Stream.of("reception", "sales", "china", "beijing", "embassy")
                .map(RouterTest::agent)
                .toList();
        return defaults.withTrunks(List.of())
                .withUsers(List.of())
                .withNumbers(List.of(numbers))
                .withAgents(agents);
    }

    private static AgentConfig agent(String name) {
        AgentConfig defaults = AgentConfig.DEFAULTS;
        return defaults.withName(name);
    }
}
