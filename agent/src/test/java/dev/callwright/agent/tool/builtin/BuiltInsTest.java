package dev.callwright.agent.tool.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.tool.Tool;
import dev.callwright.agent.tool.ToolBox;
import dev.callwright.agent.tool.ToolCall;
import dev.callwright.agent.tool.ToolResult;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.HandoffConfig;
import dev.callwright.config.TransferConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class BuiltInsTest {

    private static final AgentConfig AGENT = AgentConfig.named("a")
            .withTransfers(List.of(new TransferConfig(
                    "desk", "People.", "1", "", TransferConfig.Style.BLIND, "", Duration.ofSeconds(30))))
            .withHandoffs(List.of(new HandoffConfig("sales", "The caller wants to buy.", "", "")));

    private static final List<String> ALL = List.of(
            "end_call", "transfer_call", "handoff", "send_digits", "collect_digits", "play_prompt", "set_variable");

    private final BuiltIns builtIns = new BuiltIns(AGENT, List.of("menu.wav"));

    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of("end_call", "{}", new ToolResult.EndCall("")),
                Arguments.of("end_call", "{\"farewell\":\"Bye\\nnow\"}", new ToolResult.EndCall("Bye now")),
                Arguments.of("transfer_call", "{\"to\":\"desk\"}", new ToolResult.Transfer("desk", "")),
                Arguments.of("handoff", "{\"to\":\"sales\",\"summary\":\"s\"}", new ToolResult.Handoff("sales", "s")),
                Arguments.of("send_digits", "{\"digits\":\"1,2#\"}", new ToolResult.SendDigits("1,2#")),
                Arguments.of(
                        "collect_digits",
                        "{\"length\":4}",
                        new ToolResult.CollectDigits(4, "", Duration.ofSeconds(6), false, "digits")),
                Arguments.of(
                        "collect_digits",
                        "{\"length\":16,\"terminator\":\"#\",\"timeout\":9,\"secret\":true,\"variable\":\"card\"}",
                        new ToolResult.CollectDigits(16, "#", Duration.ofSeconds(9), true, "card")),
                Arguments.of("play_prompt", "{\"file\":\"menu.wav\"}", new ToolResult.PlayPrompt("menu.wav")),
                Arguments.of("set_variable", "{\"name\":\"n\",\"value\":\"v\"}", new ToolResult.SetVariable("n", "v")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void saysWhatIsToBeDone(String name, String arguments, ToolResult expected) throws Exception {
        assertThat(call(name, arguments)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            transfer_call  | {"to":"nobody"}
            handoff        | {"to":"sales"}
            send_digits    | {"digits":"call me"}
            collect_digits | {"length":0}
            collect_digits | {"length":4,"terminator":"##"}
            play_prompt    | {"file":"../secret.wav"}
            set_variable   | {"name":"a b","value":"v"}
            end_call       | {"extra":1}
            """)
    void refusesWhatCannotBeDone(String name, String arguments) throws Exception {
        assertThat(call(name, arguments))
                .isInstanceOfSatisfying(
                        ToolResult.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(ToolResult.Kind.BAD_ARGUMENTS));
    }

    @Test
    void tellsTheModelWhoThereIs() {
        assertThat(builtIns.find("transfer_call").orElseThrow().spec().description())
                .contains("desk", "People.");
        assertThat(builtIns.find("handoff").orElseThrow().spec().description()).contains("sales", "wants to buy");
    }

    @Test
    void anAgentWithNobodyToTurnToHasNoSuchTool() {
        BuiltIns alone = new BuiltIns(AgentConfig.named("b"), List.of());

        assertThat(alone.find("transfer_call")).isEmpty();
        assertThat(alone.find("handoff")).isEmpty();
        assertThat(alone.find("play_prompt")).isEmpty();
        assertThat(alone.find("nothing")).isEmpty();
    }

    private ToolResult call(String name, String arguments) throws InterruptedException {
        List<Tool> tools =
                ALL.stream().map(tool -> builtIns.find(tool).orElseThrow()).toList();
        return new ToolBox(tools).call(new ToolCall(name, arguments, new ToolCall.Scene("c", "", "", "a", Map.of())));
    }
}
