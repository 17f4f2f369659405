package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.testing.YamlFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of trunks, users, numbers and agents, alone and against each other. */
final class RoutingChecksTest {

    private static final String AGENTS = "agents: [{name: reception}, {name: sales}]\n";
    private static final String TRUNKS =
            "trunks: [{name: city, hosts: [192.0.2.1]}, {name: land, hosts: [192.0.2.2]}]\n";
    private static final String DEFAULT_NUMBER = "numbers: [{match: default, agent: sales}]\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: ''                 | name                | is empty; write 1 to 64 letters, digits, dots, dashes or underscores
            name: a b                | name                | "a b" is not a name; write 1 to 64 letters, digits, dots, dashes or underscores
            name: a, model: ''       | model               | is empty; give a value
            name: a, voice: ' '      | voice               | is empty; give a value
            name: a, turn-detection: {prefix-padding: 6s}     | turn-detection.prefix-padding   | 6s is not within 0s to 5s; choose a value within it
            name: a, turn-detection: {silence-duration: 0s}   | turn-detection.silence-duration | 0s is not within 10ms to 10s; choose a value within it
            name: a, turn-detection: {energy-threshold: 9000} | turn-detection.energy-threshold | 9000 is not within 0 to 5000; choose a value within it
            """)
    void reportsAgentsThatAreWrong(String agent, String key, String problem) {
        assertThat(problems("agents:\n  - {" + agent + "}\n"))
                .containsExactly("t.yaml:2 agents[0]." + key + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hosts: []                | hosts    | is empty, so no call could be told to come from here
            hosts: [sip.example.com] | hosts[0] | "sip.example.com" is not an IP address
            hosts: [1.2.3.4, 10.0.0.0/33] | hosts[1] | "10.0.0.0/33" is neither an IP address nor a block
            hosts: [1.2.3.4, 1.2.3.4] | hosts[1] | 1.2.3.4 is listed already, by trunk x
            hosts: [1.2.3.4], codecs: [] | codecs | is empty, so no audio could be agreed on
            hosts: [1.2.3.4], codecs: [pcmu, pcmu] | codecs | names a codec twice
            hosts: [1.2.3.4], advertised-address: me | advertised-address | "me" is not an IP address
            """)
    void reportsTrunksThatAreWrong(String trunk, String key, String message) {
        assertThat(problems(AGENTS + DEFAULT_NUMBER + "trunks:\n  - {name: x, " + trunk + "}\n"))
                .singleElement()
                .asString()
                .startsWith("t.yaml:4 trunks[0]." + key + ": " + message + "; ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agent: sales                                    | value | match: exact needs a value
            match: prefix, agent: sales                     | value | match: prefix needs a value
            match: pattern, value: '', agent: sales         | value | match: pattern needs a value
            match: default, value: 5, agent: sales          | value | match: default takes no value
            match: pattern, value: '(a', agent: sales       | value | "(a" is not a regular expression: unclosed group
            value: '+86 21', agent: sales                   | value | "+86 21" holds a space
            value: 5                                        | agent | is empty
            value: 5, agent: saels                          | agent | there is no agent "saels"; did you mean sales?
            value: 5, agent: florist                        | agent | there is no agent "florist"; add it to agents, or name another
            value: 5, agent: sales, trunk: citi             | trunk | there is no trunk "citi"; did you mean city?
            """)
    void reportsNumbersThatAreWrong(String number, String key, String message) {
        String rest = "numbers:\n  - {" + number + "}\n  - {match: default, trunk: city, agent: sales}\n"
                + "  - {match: default, trunk: land, agent: sales}\n";

        assertThat(problems(AGENTS + TRUNKS + rest))
                .singleElement()
                .asString()
                .startsWith("t.yaml:4 numbers[0]." + key + ": " + message);
    }

    @Test
    void aPatternHasABoundedLength() {
        String number = "numbers:\n  - {match: pattern, agent: sales, value: '" + "1".repeat(129) + "'}\n";

        assertThat(problems(AGENTS + number))
                .containsExactly(
                        "t.yaml:3 numbers[0].value: is longer than 128 characters; split it into several numbers");
    }

    @Test
    void namesAreUnique() {
        assertThat(problems("users:\n  - {name: a, password: '${KEY}'}\n  - {name: a, password: '${KEY}'}\n"))
                .containsExactly("t.yaml:3 users[1].name: a is the name of users[0] too; rename one of them");
        assertThat(problems("agents: [{name: a}, {name: b}, {name: a}]"))
                .containsExactly("t.yaml:1 agents[2].name: a is the name of agents[0] too; rename one of them");
    }

    @Test
    void aUserHasAPassword() {
        assertThat(problems("users:\n  - name: alice\n"))
                .containsExactly("t.yaml:2 users[0].password: is empty, so anybody could register;"
                        + " write ${NAME} and set that variable");
    }

    @Test
    void theSameRouteTwiceIsReported() {
        assertThat(problems(AGENTS + TRUNKS + """
                numbers:
                  - {value: 5, agent: sales}
                  - {value: 5, trunk: city, agent: sales}
                  - {match: prefix, value: 5, agent: sales}
                  - {value: 5, agent: reception}
                """))
                .containsExactly("t.yaml:7 numbers[3].value: is the same as numbers[0]; keep one of them");
    }

    @Test
    void thereIsOneDefaultForEachTrunkAndOneForAll() {
        assertThat(problems(AGENTS + TRUNKS + """
                numbers:
                  - {match: default, agent: sales}
                  - {match: default, trunk: city, agent: sales}
                  - {match: default, trunk: land, agent: sales}
                  - {match: default, trunk: city, agent: reception}
                  - {match: default, agent: reception}
                """))
                .containsExactly(
                        "t.yaml:7 numbers[3].match: there is a default for these calls already: numbers[1]; keep one of them",
                        "t.yaml:8 numbers[4].match: there is a default for these calls already: numbers[0]; keep one of them");
    }

    @Test
    void numbersWithoutAgentsAreOneProblem() {
        assertThat(problems("numbers:\n  - {value: 5, agent: a}\n  - {value: 6, agent: b}\n"))
                .containsExactly("t.yaml:1 numbers: there are no agents to answer; add one to agents");
    }

    @Test
    void aTrunkWithoutANumberIsReported() {
        assertThat(problems(AGENTS + TRUNKS + "numbers: [{value: 5, trunk: city, agent: sales}]\n"))
                .containsExactly("t.yaml:2 trunks[1].name: no number leads calls of this trunk to an agent;"
                        + " add one to numbers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agents: [{name: '${UNSET}'}]\nnumbers: [{value: 5, agent: sales}]",
                "agents: 5\nnumbers: [{value: 5, agent: sales}]",
                AGENTS + "trunks: [x]\nnumbers: [{value: 5, agent: sales, trunk: city}]",
                AGENTS + "numbers: [{match: prefx, agent: sales}]",
                AGENTS + "numbers: [{value: '${UNSET}', agent: sales}, {value: '${KEY}', agent: sales}]",
                AGENTS + "numbers: [{value: 5, agent: [sales]}]",
                AGENTS + TRUNKS + "numbers: [5]",
            })
    void aValueThatCouldNotBeReadCausesNoFurtherProblems(String text) {
        assertThat(problems(text)).hasSize(1);
    }

    private List<String> problems(String text) {
        return YamlFixture.of(folder, text).problems(file -> ConfigLoader.load(file, Map.of("KEY", "k")));
    }
}
