package dev.callwright.agent.realtime.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.Dialect;
import dev.callwright.config.ProviderConfig.DialectName;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Addresses, headers, traits, and every request but the configuration. */
class RequestsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CASCADE")
    void writesEveryRequest(DialectName name) {
        boolean younger = EnumSet.of(DialectName.OPENAI, DialectName.AZURE, DialectName.XAI)
                .contains(name);

        says(name, new ClientEvent.UserText("hi"), item("user", "input_text"));
        says(name, new ClientEvent.SystemText("hi"), item("system", "input_text"));
        says(name, new ClientEvent.AssistantText("hi"), item("assistant", younger ? "output_text" : "text"));
        says(name, new ClientEvent.FunctionOutput("c1", "{}"), """
                {"type":"conversation.item.create",
                 "item":{"type":"function_call_output","call_id":"c1","output":"{}"}}""");
        says(name, new ClientEvent.DeleteItem("i1"), """
                {"type":"conversation.item.delete","item_id":"i1"}""");
        says(name, new ClientEvent.TruncateItem("i1", 1200), """
                {"type":"conversation.item.truncate","item_id":"i1","content_index":0,"audio_end_ms":1200}""");
        says(name, new ClientEvent.CreateResponse(""), "{\"type\":\"response.create\"}");
        says(name, new ClientEvent.CreateResponse("Greet."), """
                {"type":"response.create","response":{"instructions":"Greet."}}""");
        says(name, new ClientEvent.CancelResponse(), "{\"type\":\"response.cancel\"}");
        says(name, new ClientEvent.CommitAudio(), "{\"type\":\"input_audio_buffer.commit\"}");
        says(name, new ClientEvent.ClearAudio(), "{\"type\":\"input_audio_buffer.clear\"}");
    }

    @Test
    void namesTheModelWhereTheVendorLooksForIt() {
        assertThat(address(DialectName.STEPFUN, "step-audio-2"))
                .isEqualTo("wss://api.stepfun.com/v1/realtime?model=step-audio-2");
        assertThat(address(DialectName.OPENAI, "gpt-realtime"))
                .isEqualTo("wss://api.openai.com/v1/realtime?model=gpt-realtime");
        assertThat(address(DialectName.OPENAI_BETA, "a b")).isEqualTo("wss://api.openai.com/v1/realtime?model=a+b");
        assertThat(address(DialectName.QWEN, "qwen3-omni-flash-realtime"))
                .isEqualTo("wss://dashscope.aliyuncs.com/api-ws/v1/realtime?model=qwen3-omni-flash-realtime");
        assertThat(address(DialectName.GLM, "glm-realtime-air"))
                .isEqualTo("wss://open.bigmodel.cn/api/paas/v4/realtime");
        assertThat(address(DialectName.XAI, "grok")).isEqualTo("wss://api.x.ai/v1/realtime?model=grok");
    }

    @Test
    void findsTheWayOnAResourceOfAzure() {
        String resource = "wss://desk.openai.azure.com";

        assertThat(at(DialectName.AZURE, resource, "d1")).isEqualTo(resource + "/openai/v1/realtime?model=d1");
        assertThat(at(DialectName.AZURE_BETA, resource + "/", "d1"))
                .isEqualTo(resource + "/openai/realtime?api-version=2025-04-01-preview&deployment=d1");
        assertThat(at(DialectName.AZURE_BETA, resource + "/x/realtime?api-version=7&deployment=own", "d1"))
                .isEqualTo(resource + "/x/realtime?api-version=7&deployment=own");
    }

    @Test
    void showsTheKeyTheWayTheVendorAsksForIt() {
        assertThat(headers(DialectName.STEPFUN)).isEqualTo(Map.of("Authorization", "Bearer k"));
        assertThat(headers(DialectName.OPENAI)).isEqualTo(Map.of("Authorization", "Bearer k"));
        assertThat(headers(DialectName.OPENAI_BETA))
                .isEqualTo(Map.of("Authorization", "Bearer k", "OpenAI-Beta", "realtime=v1"));
        assertThat(headers(DialectName.AZURE)).isEqualTo(Map.of("api-key", "k"));
        assertThat(headers(DialectName.AZURE_BETA)).isEqualTo(Map.of("api-key", "k"));
        assertThat(dialect(DialectName.AZURE).headers("eyJhbGciOi.eyJh.c2ln"))
                .isEqualTo(Map.of("Authorization", "Bearer eyJhbGciOi.eyJh.c2ln"));
        assertThat(headers(DialectName.QWEN)).isEqualTo(Map.of("Authorization", "Bearer k"));
        assertThat(headers(DialectName.GLM)).isEqualTo(Map.of("Authorization", "Bearer k"));
        assertThat(headers(DialectName.XAI)).isEqualTo(Map.of("Authorization", "Bearer k"));
        assertThat(dialect(DialectName.STEPFUN).headers("")).isEmpty();
    }

    @Test
    void takesTheLineAsItIsWhereTheVendorDoes() {
        for (DialectName name : EnumSet.of(
                DialectName.OPENAI,
                DialectName.OPENAI_BETA,
                DialectName.AZURE,
                DialectName.AZURE_BETA,
                DialectName.XAI)) {
            for (AudioFormat law : EnumSet.of(AudioFormat.PCMU, AudioFormat.PCMA)) {
                assertThat(dialect(name).traits(law).input()).isEqualTo(law);
                assertThat(dialect(name).traits(law).output()).isEqualTo(law);
            }
            assertThat(dialect(name).traits(AudioFormat.PCM16_24K).input()).isEqualTo(AudioFormat.PCM16_24K);
        }
        for (DialectName name : EnumSet.of(DialectName.QWEN, DialectName.GLM)) {
            assertThat(dialect(name).traits(AudioFormat.PCMU).input()).isEqualTo(AudioFormat.PCM16_16K);
            assertThat(dialect(name).traits(AudioFormat.PCMU).output()).isEqualTo(AudioFormat.PCM16_24K);
        }
        assertThat(dialect(DialectName.STEPFUN).traits(AudioFormat.PCMU).input())
                .isEqualTo(AudioFormat.PCM16_24K);
    }

    @Test
    void promisesOnlyWhatIsDocumented() {
        assertThat(dialect(DialectName.STEPFUN).traits(AudioFormat.PCMA).truncates())
                .isFalse();
        assertThat(dialect(DialectName.STEPFUN).traits(AudioFormat.PCMA).deletes())
                .isTrue();
        assertThat(dialect(DialectName.OPENAI).traits(AudioFormat.PCMA).truncates())
                .isTrue();
        assertThat(dialect(DialectName.AZURE_BETA).traits(AudioFormat.PCMA).truncates())
                .isTrue();
        for (DialectName name : EnumSet.of(DialectName.QWEN, DialectName.GLM, DialectName.XAI)) {
            assertThat(dialect(name).traits(AudioFormat.PCMA).truncates()).isFalse();
            assertThat(dialect(name).traits(AudioFormat.PCMA).deletes()).isFalse();
        }
    }

    @Test
    void leavesACascadeToOthers() {
        assertThat(Dialects.of(DialectName.CASCADE)).isEmpty();
    }

    private static String item(String role, String type) {
        return """
                {"type":"conversation.item.create",
                 "item":{"type":"message","role":"%s","content":[{"type":"%s","text":"hi"}]}}""".formatted(role, type);
    }

    private static void says(DialectName name, ClientEvent event, String expected) {
        Dialect dialect = dialect(name);
        var wanted = JSON.readTree(expected.replaceFirst("\\{", "{\"event_id\":\"e1\","));
        assertThat(JSON.readTree(dialect.encode(event, dialect.traits(AudioFormat.PCMA), "e1")))
                .isEqualTo(wanted);
    }

    private static Map<String, String> headers(DialectName name) {
        return dialect(name).headers("k");
    }

    private static String address(DialectName name, String model) {
        return at(name, Dialects.addressOf(name), model);
    }

    private static String at(DialectName name, String url, String model) {
        return dialect(name).address(URI.create(url), model).toString();
    }

    private static Dialect dialect(DialectName name) {
        return Dialects.of(name).orElseThrow();
    }
}
