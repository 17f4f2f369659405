package dev.callwright.agent.cascade.hear;

import dev.callwright.agent.cascade.http.SenselessAnswer;
import dev.callwright.agent.cascade.http.Service;
import dev.callwright.agent.realtime.ErrorBody;
import dev.callwright.media.codec.WavFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks what the caller said: a WAV file as a form (RFC 7578), or, for services whose models hear through their chat interface, inside a
 * chat message. Stateless.
 */
final class Transcription {

    static final long MOST_OCTETS = 1 << 20;

    private static final int SAMPLE_RATE = 8000;

    private Transcription() {}

    /** @param language  BCP 47 tag, of which services take the first part; may be empty */
    static HttpRequest request(Service service, String model, String language, short[] pcm) {
        String primary = language.split("-", 2)[0];
        return service.path().equals(Service.CHAT)
                ? chat(service, model, primary, pcm)
                : form(service, model, primary, pcm);
    }

    /** The words out of the answer to either. */
    static String words(byte[] answer) throws IOException {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(new String(answer, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new SenselessAnswer("a transcript that is not JSON");
        }
        JsonNode said = root.path("choices").path(0).path("message").path("content");
        JsonNode text = said.isMissingNode() ? root.path("text") : said;
        if (!text.isString()) {
            throw new SenselessAnswer("no transcript: " + ErrorBody.message(root.toString()));
        }
        return text.asString().strip();
    }

    private static HttpRequest form(Service service, String model, String language, short[] pcm) {
        String boundary = "callwright-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream(2 * pcm.length + 1024);
        field(body, boundary, "model", model);
        field(body, boundary, "response_format", "json");
        if (!language.isEmpty()) {
            field(body, boundary, "language", language);
        }
        text(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"caller.wav\"\r\n");
        text(body, "Content-Type: audio/wav\r\n\r\n");
        body.writeBytes(wav(pcm));
        text(body, "\r\n--" + boundary + "--\r\n");
        return service.request()
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
    }

    private static void field(ByteArrayOutputStream body, String boundary, String name, String value) {
        text(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest chat(Service service, String model, String language, short[] pcm) {
        ObjectNode body =
                JsonMapper.shared().createObjectNode().put("model", model).put("stream", false);
        ObjectNode message = body.putArray("messages").addObject().put("role", "user");
        message.putArray("content")
                .addObject()
                .put("type", "input_audio")
                .putObject("input_audio")
                .put("data", "data:audio/wav;base64," + Base64.getEncoder().encodeToString(wav(pcm)))
                .put("format", "wav");
        if (!language.isEmpty() && model.startsWith("qwen")) {
            body.putObject("asr_options").put("language", language);
        }
        return service.request()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static byte[] wav(short[] pcm) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(2 * pcm.length + 44);
        try {
            WavFile.mono(SAMPLE_RATE, pcm).writePcm16(file);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is no disk that could fail", e);
        }
        return file.toByteArray();
    }
}
