package dev.callwright.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.agent.tool.ToolResult.Failed;
import dev.callwright.agent.tool.ToolResult.Kind;
import dev.callwright.agent.tool.ToolResult.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToolBoxTest {

    private static final String SCHEMA = """
            {"type":"object","properties":{"guests":{"type":"integer","minimum":1},"pin":{"type":"string","pattern":"^[0-9]{4}$"},
            "when":{"$ref":"#/$defs/day"}},"required":["guests"],"$defs":{"day":{"enum":["today","tomorrow"]}}}""";

    private final ToolBox box = new ToolBox(List.of(new Echo(SCHEMA)));

    /** Says what it was called with. */
    private record Echo(String schema) implements Tool {

        @Override
        public ToolSpec spec() {
            return new ToolSpec("echo", "Echoes.", schema);
        }

        @Override
        public ToolResult call(ToolCall call) {
            return new Reply(call.arguments());
        }

        @Override
        public boolean takesVariables() {
            return true;
        }
    }

    @Test
    void callsWhatFits() throws Exception {
        assertThat(call("echo", "{\"guests\":2,\"when\":\"today\"}"))
                .isEqualTo(new Reply("{\"guests\":2,\"when\":\"today\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                              | guests
            {"guests":"two"}                | integer
            {"guests":0}                    | minimum
            {"guests":1,"when":"yesterday"} | when
            [1]                             | no JSON object
            nonsense                        | no JSON object
            {"guests":1,"guests":2}         | no JSON object
            """)
    void tellsTheModelWhatDoesNotFit(String arguments, String word) throws Exception {
        assertThat(call("echo", arguments)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Kind.BAD_ARGUMENTS);
            assertThat(failed.message()).contains(word);
        });
    }

    @Test
    void namesTheToolsThereAreWhenThereIsNone() throws Exception {
        assertThat(call("book", "{}")).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN_TOOL);
            assertThat(failed.message()).contains("echo");
        });
    }

    @Test
    void putsValuesOfTheCallIntoArgumentsBeforeTheyAreChecked() throws Exception {
        assertThat(call(
                        "echo",
                        "{\"guests\":1,\"pin\":\"{{digits}}\",\"more\":[\"{{ Digits }}\",{\"x\":\"{{unknown}}\"}]}"))
                .isEqualTo(new Reply("{\"guests\":1,\"pin\":\"4711\",\"more\":[\"4711\",{\"x\":\"{{unknown}}\"}]}"));
    }

    @Test
    void aComplaintDoesNotTellASecret() throws Exception {
        ToolCall.Scene scene = new ToolCall.Scene("c", "", "", "a", Map.of("digits", "99887"));

        ToolResult result = box.call(new ToolCall("echo", "{\"guests\":1,\"pin\":\"{{digits}}\"}", scene));

        assertThat(result).isInstanceOf(Failed.class);
        assertThat(result.toString()).contains("pin").doesNotContain("99887");
        assertThat(scene.toString()).doesNotContain("99887");
    }

    @Test
    void aSchemaThatIsNoneLetsAllThrough() throws Exception {
        ToolBox careless = new ToolBox(List.of(new Echo("nonsense")));

        assertThat(careless.call(new ToolCall("echo", "{\"a\":1}", scene()))).isEqualTo(new Reply("{\"a\":1}"));
    }

    @Test
    void nothingIsFetchedForASchema() throws Exception {
        ToolBox remote = new ToolBox(List.of(new Echo("{\"$ref\":\"http://127.0.0.1:9/schema.json\"}")));

        assertThat(remote.call(new ToolCall("echo", "{\"a\":1}", scene()))).isNotNull();
    }

    private ToolResult call(String name, String arguments) throws InterruptedException {
        return box.call(new ToolCall(name, arguments, scene()));
    }

    private static ToolCall.Scene scene() {
        return new ToolCall.Scene("c", "100", "200", "a", Map.of("digits", "4711"));
    }
}
