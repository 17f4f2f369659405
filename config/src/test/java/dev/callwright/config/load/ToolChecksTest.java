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

/** Checks of tools, MCP servers, and of what agents may do with them. */
final class ToolChecksTest {

    private static final String TOOL = "name: book, description: Books., url: 'https://tools.example.com/book'";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void takesToolsThatAreRight() {
        assertThat(problems("""
                tools:
                  - {name: book, description: Books., url: 'https://tools.example.com/book?x=1', headers: ['X-Key: ${KEY}']}
                  - {name: near, description: Near., url: 'http://127.0.0.1:8080/', private-network: true}
                mcp-servers:
                  - {name: crm, url: 'https://crm.example.com/mcp'}
                  - {name: files, command: [npx, files]}
                agents:
                  - name: a
                    tools: [book, crm/*, files/read, end_call, transfer_call]
                    transfers: [{name: desk, description: People., to: '1001', style: attended}]
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: end_call            | name        | end_call is the name of a built-in tool; rename it
            name: a.b                 | name        | models take no dots in names; write a dash or an underscore
            description: ''           | description | is empty; give a value
            url: ''                   | url         | "" is no address of a web server; write https://HOST/PATH
            url: 'ftp://a/'           | url         | "ftp://a/" is no address of a web server; write https://HOST/PATH
            url: 'http://me:pw@a/'    | url         | "http://me:pw@a/" is no address of a web server; write https://HOST/PATH
            url: 'http://10.0.0.1/'   | url         | 10.0.0.1 lies in a private network; set private-network: true if that is meant
            url: 'http://[::1]/'      | url         | ::1 lies in a private network; set private-network: true if that is meant
            parameters: {type: array} | parameters  | is no JSON Schema of an object; write {type: object, properties: {...}, required: [...]}
            headers: ['no header']    | headers[0]  | is no header; write "Name: value" in plain letters
            headers: ['Host: a']      | headers[0]  | Host is set by the server itself; remove it
            timeout: 3m               | timeout     | 3m is not within 100ms to 2m; choose a value within it
            retries: 6                | retries     | 6 is not within 0 to 5; choose a value within it
            response-limit: 10        | response-limit | 10 is not within 256 to 1048576; choose a value within it
            """)
    void reportsToolsThatAreWrong(String wrong, String key, String problem) {
        String own = wrong.substring(0, wrong.indexOf(':') + 1);
        String rest = List.of(TOOL.split(", ")).stream()
                .filter(part -> !part.startsWith(own))
                .reduce(wrong, (all, part) -> all + ", " + part);

        assertThat(problems("tools:\n  - {" + rest + "}\n"))
                .containsExactly("t.yaml:2 tools[0]." + key + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: crm                                        | url | is empty, and command too; set one of the two
            name: crm, url: 'https://a/', command: [b]       | url | is set, and command too; set one of the two
            name: crm, url: 'http://crm.example.com/'        | url | is not encrypted; write https://, or private-network: true
            name: crm, command: [b], timeout: 1ms            | timeout | 1ms is not within 100ms to 2m; choose a value within it
            """)
    void reportsServersThatAreWrong(String server, String key, String problem) {
        assertThat(problems("mcp-servers:\n  - {" + server + "}\n"))
                .containsExactly("t.yaml:2 mcp-servers[0]." + key + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tools: [boook]                  | tools[0]   | there is no tool "boook"; did you mean book?
            tools: [book, book]             | tools[1]   | "book" is listed already; keep one of them
            tools: [crn/*]                  | tools[0]   | there is no MCP server "crn"; did you mean crm?
            tools: [crm/]                   | tools[0]   | "crm/" names no tool; write crm/* for all
            tools: [transfer_call]          | transfers  | is empty, and transfer_call in tools; say who may be transferred to
            tools: [handoff]                | handoffs   | is empty, and handoff in tools; say which agents may take over
            filler: {after: 31s}            | filler.after   | 31s is not within 0s to 30s; choose a value within it
            filler: {style: phrase, phrases: []} | filler.phrases | has nothing to say; write a phrase, or style: tone
            transfers: [{name: x, to: ''}]  | transfers[0].to | is empty; write a number without spaces, or a SIP URI
            transfers: [{name: x, to: '1 2'}] | transfers[0].to | "1 2" cannot be called; write a number without spaces, or a SIP URI
            transfers: [{name: x, to: '1', trunk: y}] | transfers[0].trunk | there is no trunk "y"; add it, or name another
            transfers: [{name: x, to: '1', ring-timeout: 1s}] | transfers[0].ring-timeout | 1s is not within 5s to 3m; choose a value within it
            """)
    void reportsAgentsThatCannotDoWhatTheySay(String agent, String key, String problem) {
        String rest = "tools:\n  - {" + TOOL + "}\nmcp-servers: [{name: crm, url: 'https://a/'}]\n";

        assertThat(problems(rest + "agents:\n  - {name: a, " + agent + "}\n"))
                .containsExactly("t.yaml:5 agents[0]." + key + ": " + problem);
    }

    private List<String> problems(String text) {
        return YamlFixture.of(folder, text).problems(file -> ConfigLoader.load(file, Map.of("KEY", "k")));
    }
}
