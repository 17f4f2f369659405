package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.StreamResponse;
import com.openai.errors.UnauthorizedException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of those who made the interface talks with the HTTP faces of the simulator. */
final class OpenAiPeerIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void streamsAnAnswerAndItsUsage() {
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS)) {
            List<ChatCompletionChunk> chunks = chat(client(simulator, "key"), "Hello");

            assertThat(words(chunks)).hasSizeGreaterThan(20).endsWith("?");
            assertThat(chunks.getLast().usage())
                    .hasValueSatisfying(
                            usage -> assertThat(usage.completionTokens()).isPositive());
        }
    }

    @Test
    void streamsACallOfAFunction() {
        try (Simulator simulator = new Simulator(Scenarios.calling("look_up", "{\"what\":\"rooms\"}"))) {
            List<ChatCompletionChunk> chunks = chat(client(simulator, "key"), "Hello");

            List<ChatCompletionChunk.Choice.Delta.ToolCall> pieces = chunks.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().toolCalls().stream())
                    .flatMap(List::stream)
                    .toList();
            assertThat(pieces.getFirst().function().flatMap(function -> function.name()))
                    .contains("look_up");
            assertThat(pieces.stream()
                            .flatMap(piece -> piece.function().stream())
                            .flatMap(function -> function.arguments().stream())
                            .reduce("", String::concat))
                    .isEqualTo("{\"what\":\"rooms\"}");
        }
    }

    @Test
    void writesDownAWavFile() throws IOException {
        Path file = folder.resolve("caller.wav");
        WavFile.mono(8000, new short[20_000]).writePcm16(file);
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS)) {
            var answer = client(simulator, "key")
                    .audio()
                    .transcriptions()
                    .create(TranscriptionCreateParams.builder()
                            .file(file)
                            .model("some-model")
                            .build());

            assertThat(answer.asTranscription().text()).isEqualTo("[caller speech 2.5 s]");
        }
    }

    @Test
    void speaksRawSamplesAndWav() throws IOException {
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS)) {
            OpenAIClient client = client(simulator, "key");

            byte[] raw = speech(client, SpeechCreateParams.ResponseFormat.PCM);
            Path file = Files.write(folder.resolve("agent.wav"), speech(client, SpeechCreateParams.ResponseFormat.WAV));

            assertThat(raw.length).isGreaterThan(24_000);
            assertThat(WavFile.read(file).length()).isEqualTo(raw.length / 2);
        }
    }

    @Test
    void refusesABadKey() {
        try (Simulator simulator = new Simulator(Scenario.DEFAULTS)) {
            OpenAIClient client = client(simulator, "bad");

            assertThatThrownBy(() -> chat(client, "Hello"))
                    .isInstanceOf(UnauthorizedException.class)
                    .hasMessageContaining("incorrect API key");
        }
    }

    private static OpenAIClient client(Simulator simulator, String key) {
        String url = simulator
                .start("127.0.0.1", 0)
                .toString()
                .replace("ws:", "http:")
                .replace("/realtime", "");
        return OpenAIOkHttpClient.builder()
                .baseUrl(url)
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static List<ChatCompletionChunk> chat(OpenAIClient client, String text) {
        FunctionParameters nothing = FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .build();
        ChatCompletionCreateParams request = ChatCompletionCreateParams.builder()
                .model("some-model")
                .addUserMessage(text)
                .addFunctionTool(FunctionDefinition.builder()
                        .name("look_up")
                        .parameters(nothing)
                        .build())
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(request)) {
            return stream.stream().toList();
        }
    }

    private static String words(List<ChatCompletionChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .reduce("", String::concat);
    }

    private static byte[] speech(OpenAIClient client, SpeechCreateParams.ResponseFormat format) throws IOException {
        SpeechCreateParams request = SpeechCreateParams.builder()
                .model("some-model")
                .voice("alloy")
                .input("Good morning.")
                .responseFormat(format)
                .build();
        try (HttpResponse answer = client.audio().speech().create(request)) {
            return answer.body().readAllBytes();
        }
    }
}
