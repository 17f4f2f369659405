package dev.callwright.agent.realtime.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.Dialect;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.config.ProviderConfig.DialectName;
import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import dev.callwright.config.VendorToolsConfig;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The session object of every vendor, whole. */
class SessionObjectsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ToolSpec TOOL = new ToolSpec(
            "book", "Books a table.", "{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"string\"}}}");
    private static final String NESTED = """
            {"type":"function","function":{"name":"book","description":"Books a table.",
             "parameters":{"type":"object","properties":{"at":{"type":"string"}}}}}""";
    private static final String FLAT = """
            {"type":"function","name":"book","description":"Books a table.",
             "parameters":{"type":"object","properties":{"at":{"type":"string"}}}}""";
    private static final TurnDetectionConfig TUNED = new TurnDetectionConfig(
            Mode.SERVER,
            Duration.ofMillis(300),
            Duration.ofMillis(700),
            3000,
            Duration.ofMillis(120),
            Duration.ofMillis(500));

    @Test
    void writesStepFun() {
        assertThat(session(DialectName.STEPFUN, rich(TUNED))).isEqualTo(json("""
                {"modalities":["text","audio"],"instructions":"Be brief.","voice":"v",
                 "input_audio_format":"pcm16","output_audio_format":"pcm16",
                 "turn_detection":{"type":"server_vad","prefix_padding_ms":300,"silence_duration_ms":700,
                  "energy_awakeness_threshold":3000},
                 "tools":[%s,{"type":"web_search"},
                  {"type":"retrieval","function":{"description":"Looks up what the business knows.",
                   "options":{"vector_store_id":"vs1","prompt_template":"{{knowledge}} {{query}}"}}}]}""", NESTED));
    }

    @Test
    void asksStepFunForTheCallersWordsOnlyWhereItWouldNotTellThem() {
        JsonNode local = session(DialectName.STEPFUN, plain(TUNED.by(Mode.LOCAL)));

        assertThat(local.path("turn_detection").isNull()).isTrue();
        assertThat(local.has("input_audio_transcription")).isTrue();
        assertThat(session(DialectName.STEPFUN, plain(TUNED)).has("input_audio_transcription"))
                .isFalse();
    }

    @Test
    void endsTheInstructionsOfTheSmallModelWithItsVoice() {
        assertThat(instructions("step-audio-2-mini", "qingchunshaonv", "Be brief."))
                .isEqualTo("Be brief.\n请使用默认女声与用户交流");
        assertThat(instructions("step-audio-2-mini", "wenrounansheng", "Be brief."))
                .isEqualTo("Be brief.\n请使用默认男声与用户交流");
        assertThat(instructions("step-audio-2-mini-think", "qingchunshaonv", ""))
                .isEqualTo("请使用默认女声与用户交流");
        assertThat(instructions("step-audio-2-mini", "qingchunshaonv", "说。请使用默认男声与用户交流\n"))
                .isEqualTo("说。请使用默认男声与用户交流\n");
        for (String other : List.of(
                "step-1o-audio",
                "step-audio-2",
                "step-audio-2-think",
                "step-audio-r1.1",
                "step-audio-r1.5",
                "stepaudio-2.5-realtime",
                "stepaudio-3-realtime-preview")) {
            assertThat(instructions(other, "qingchunshaonv", "Be brief.")).isEqualTo("Be brief.");
        }
    }

    @Test
    void remarksThatAModelSpeaksItsCalls() {
        Dialect stepFun = Dialects.STEPFUN;

        assertThat(stepFun.remark(settings("step-audio-r1.5", "v", "", TUNED, List.of(TOOL))))
                .isNotEmpty();
        assertThat(stepFun.remark(settings("step-audio-r1.5", "v", "", TUNED, List.of())))
                .isEmpty();
        assertThat(stepFun.remark(settings("step-audio-2", "v", "", TUNED, List.of(TOOL))))
                .isEmpty();
    }

    @Test
    void writesOpenAi() {
        assertThat(session(DialectName.OPENAI, rich(TUNED))).isEqualTo(json("""
                {"type":"realtime","output_modalities":["audio"],"instructions":"Be brief.",
                 "audio":{
                  "input":{"format":{"type":"audio/pcma"},
                   "transcription":{"model":"gpt-4o-mini-transcribe","language":"de"},
                   "turn_detection":{"type":"server_vad","threshold":0.6,"prefix_padding_ms":300,
                    "silence_duration_ms":700,"create_response":true,"interrupt_response":true}},
                  "output":{"format":{"type":"audio/pcma"},"voice":"v"}},
                 "tools":[%s]}""", FLAT));
    }

    @Test
    void writesOpenAiBeta() {
        String expected = """
                {"modalities":["text","audio"],"instructions":"Be brief.","voice":"v",
                 "input_audio_format":"g711_alaw","output_audio_format":"g711_alaw",
                 "input_audio_transcription":{"model":"whisper-1","language":"de"},
                 "turn_detection":{"type":"server_vad","threshold":0.6,"prefix_padding_ms":300,
                  "silence_duration_ms":700,"create_response":true,"interrupt_response":true},
                 "tools":[%s]}""";

        assertThat(session(DialectName.OPENAI_BETA, rich(TUNED))).isEqualTo(json(expected, FLAT));
        assertThat(session(DialectName.AZURE_BETA, rich(TUNED))).isEqualTo(json(expected, FLAT));
    }

    @Test
    void writesAzureAsTheYoungerOpenAi() {
        JsonNode azure = session(DialectName.AZURE, rich(TUNED));

        assertThat(azure.at("/audio/input/transcription/model").stringValue("")).isEqualTo("whisper-1");
        assertThat(azure.at("/audio/output/voice").stringValue("")).isEqualTo("v");
    }

    @Test
    void writesQwen() {
        assertThat(session(DialectName.QWEN, rich(TUNED))).isEqualTo(json("""
                {"modalities":["text","audio"],"instructions":"Be brief.","voice":"v",
                 "input_audio_format":"pcm16","output_audio_format":"pcm24",
                 "input_audio_transcription":{"model":"gummy-realtime-v1"},
                 "turn_detection":{"type":"server_vad","threshold":0.6,"prefix_padding_ms":300,
                  "silence_duration_ms":700},
                 "tools":[%s],"enable_search":true}""", NESTED));
    }

    @Test
    void writesGlm() {
        assertThat(session(DialectName.GLM, rich(TUNED))).isEqualTo(json("""
                {"model":"m","modalities":["text","audio"],"instructions":"Be brief.","voice":"v",
                 "input_audio_format":"pcm16","output_audio_format":"pcm",
                 "turn_detection":{"type":"server_vad","threshold":0.6,"prefix_padding_ms":300,
                  "silence_duration_ms":700},
                 "beta_fields":{"chat_mode":"audio","tts_source":"e2e","auto_search":true},
                 "tools":[%s]}""", FLAT));
        assertThat(session(DialectName.GLM, plain(TUNED.by(Mode.LOCAL))).path("turn_detection"))
                .isEqualTo(json("{\"type\":\"client_vad\"}"));
    }

    @Test
    void writesXAi() {
        assertThat(session(DialectName.XAI, rich(TUNED))).isEqualTo(json("""
                {"instructions":"Be brief.","voice":"v",
                 "turn_detection":{"type":"server_vad","threshold":0.6,"prefix_padding_ms":300,
                  "silence_duration_ms":700},
                 "audio":{"input":{"format":{"type":"audio/pcma"}},"output":{"format":{"type":"audio/pcma"}}},
                 "tools":[%s,{"type":"web_search"},{"type":"file_search","vector_store_ids":["vs1"]}]}""", FLAT));
    }

    @Test
    void leavesToOtherVendorsWhatWasNotTuned() {
        TurnDetectionConfig defaults = TurnDetectionConfig.DEFAULTS;

        assertThat(session(DialectName.QWEN, plain(defaults)).path("turn_detection"))
                .isEqualTo(json("{\"type\":\"server_vad\"}"));
        assertThat(session(DialectName.OPENAI, plain(defaults)).at("/audio/input/turn_detection"))
                .isEqualTo(json("{\"type\":\"server_vad\",\"create_response\":true,\"interrupt_response\":true}"));
    }

    @Test
    void keepsAVendorThatLetsItselfBeToldFromInterruptingWhenOurGateDoes() {
        TurnDetectionConfig hybrid = TurnDetectionConfig.DEFAULTS.by(Mode.HYBRID);

        for (String at : List.of("/audio/input/turn_detection")) {
            JsonNode detection = session(DialectName.OPENAI, plain(hybrid)).at(at);
            assertThat(detection.path("create_response").booleanValue(false)).isTrue();
            assertThat(detection.path("interrupt_response").booleanValue(true)).isFalse();
        }
        assertThat(session(DialectName.OPENAI_BETA, plain(hybrid))
                        .at("/turn_detection/interrupt_response")
                        .booleanValue(true))
                .isFalse();
    }

    @Test
    void switchesDetectionOffEverywhereWhenWeDecide() {
        TurnDetectionConfig local = TurnDetectionConfig.DEFAULTS.by(Mode.LOCAL);

        for (DialectName name : List.of(DialectName.OPENAI, DialectName.AZURE)) {
            assertThat(session(name, plain(local))
                            .at("/audio/input/turn_detection")
                            .isNull())
                    .isTrue();
        }
        for (DialectName name :
                List.of(DialectName.OPENAI_BETA, DialectName.AZURE_BETA, DialectName.QWEN, DialectName.XAI)) {
            assertThat(session(name, plain(local)).path("turn_detection").isNull())
                    .as(name.name())
                    .isTrue();
        }
    }

    @Test
    void asksForPcmWhereTheLineHasNoG711() {
        JsonNode ga = session(DialectName.OPENAI, plain(TUNED), AudioFormat.PCM16_24K);

        assertThat(ga.at("/audio/input/format")).isEqualTo(json("{\"type\":\"audio/pcm\",\"rate\":24000}"));
        assertThat(ga.at("/audio/output/format")).isEqualTo(json("{\"type\":\"audio/pcm\",\"rate\":24000}"));
        assertThat(session(DialectName.OPENAI_BETA, plain(TUNED), AudioFormat.PCMU)
                        .path("input_audio_format")
                        .stringValue(""))
                .isEqualTo("g711_ulaw");
        assertThat(session(DialectName.OPENAI_BETA, plain(TUNED), AudioFormat.PCM16_24K)
                        .path("input_audio_format")
                        .stringValue(""))
                .isEqualTo("pcm16");
    }

    @Test
    void declaresAFunctionWithoutASchemaAsOneThatTakesNothing() {
        SessionSettings settings =
                settings("m", "v", "", TUNED, List.of(new ToolSpec("a", "", ""), new ToolSpec("b", "", "[")));

        for (JsonNode tool : session(DialectName.OPENAI_BETA, settings).path("tools")) {
            assertThat(tool.path("parameters")).isEqualTo(json("{\"type\":\"object\",\"properties\":{}}"));
        }
    }

    private static String instructions(String model, String voice, String own) {
        return session(DialectName.STEPFUN, settings(model, voice, own, TUNED, List.of()))
                .path("instructions")
                .stringValue("");
    }

    private static SessionSettings plain(TurnDetectionConfig detection) {
        return new SessionSettings("m", "v", "", detection);
    }

    private static SessionSettings rich(TurnDetectionConfig detection) {
        return settings("m", "v", "Be brief.", detection, List.of(TOOL));
    }

    private static SessionSettings settings(
            String model, String voice, String instructions, TurnDetectionConfig detection, List<ToolSpec> tools) {
        VendorToolsConfig vendorTools = new VendorToolsConfig(true, "vs1", "{{knowledge}} {{query}}");
        return new SessionSettings(model, voice, instructions, detection, tools, vendorTools, "de-DE");
    }

    private static JsonNode session(DialectName name, SessionSettings settings) {
        return session(name, settings, AudioFormat.PCMA);
    }

    private static JsonNode session(DialectName name, SessionSettings settings, AudioFormat wanted) {
        Dialect dialect = Dialects.of(name).orElseThrow();
        JsonNode event =
                JSON.readTree(dialect.encode(new ClientEvent.Configure(settings), dialect.traits(wanted), "e1"));
        assertThat(event.path("type").stringValue("")).isEqualTo("session.update");
        assertThat(event.path("event_id").stringValue("")).isEqualTo("e1");
        return event.path("session");
    }

    /** JSON with a part for each {@code %s}. */
    private static JsonNode json(String text, String... parts) {
        String whole = text;
        for (String part : parts) {
            whole = whole.replaceFirst("%s", Matcher.quoteReplacement(part));
        }
        return JSON.readTree(whole);
    }
}
