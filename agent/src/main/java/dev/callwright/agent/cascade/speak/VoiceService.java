package dev.callwright.agent.cascade.speak;

import dev.callwright.agent.cascade.http.Body;
import dev.callwright.agent.cascade.http.Exchange;
import dev.callwright.agent.cascade.http.Failure;
import dev.callwright.agent.cascade.http.Service;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service that speaks. Raw samples are asked for, since they can be played as they come; once it has refused those, WAV files.
 * Thread-safe.
 */
public final class VoiceService {

    private final Service service;
    private final AtomicBoolean wav = new AtomicBoolean();

    public VoiceService(Service service) {
        this.service = service;
    }

    public Service service() {
        return service;
    }

    /** Whether raw samples may still be asked for. */
    boolean givesRaw() {
        return !wav.get();
    }

    /** Whether the refusal of a request may be about raw samples; then WAV files are asked for from now on. */
    boolean refusesRaw(Failure failure) {
        boolean about = failure.status() == 400 || failure.status() == 415 || failure.status() == 422;
        if (about) {
            wav.set(true);
        }
        return about;
    }

    HttpRequest request(String model, String voice, String text, boolean raw) {
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("model", model)
                .put("input", text)
                .put("voice", voice)
                .put("response_format", raw ? "pcm" : "wav")
                .toString();
        return service.request()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /** Reads speech on its virtual thread and hands it to the loop. */
    static Exchange.Reader reader(PcmStream.Sink sink) {
        return body -> read(body, sink);
    }

    private static void read(Body body, PcmStream.Sink sink) throws IOException {
        PcmStream.check(body.contentType());
        PcmStream stream = new PcmStream(body.contentType(), pcm -> body.hand(() -> sink.take(pcm)));
        byte[] octets = new byte[8192];
        for (int count = body.read(octets, 0, octets.length); count >= 0; count = body.read(octets, 0, octets.length)) {
            stream.accept(octets, count);
        }
    }
}
