package dev.callwright.agent.simulator.service;

import dev.callwright.agent.simulator.Faces;
import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Refusal;
import dev.callwright.agent.simulator.speech.Pcm;
import dev.callwright.agent.simulator.speech.Speaker;
import io.netty.handler.codec.http.FullHttpRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /audio/speech}: raw samples at 24 kHz, or a WAV file, in pieces of a tenth of a second. Owner: the connection's event loop. */
public final class SpeechFace {

    private static final int MAX_LETTERS = 4096;
    private static final int PIECE_MILLIS = 100;
    private static final int RATE = 24_000;

    private final Faces faces;
    private final Speaker speaker;

    public SpeechFace(Faces faces, Speaker speaker) {
        this.faces = faces;
        this.speaker = speaker;
    }

    /**
     * Answers a request.
     *
     * @throws Refusal when the request is not of the interface's form
     */
    public void answer(FullHttpRequest request, FaceReply reply) {
        ObjectNode body = Json.parse(request.content().toString(StandardCharsets.UTF_8));
        String text = body.path("input").asString("");
        String format = body.path("response_format").asString("mp3");
        if (text.isBlank() || text.length() > MAX_LETTERS) {
            throw new Refusal("invalid_value", "input is empty or longer than " + MAX_LETTERS);
        }
        if (body.path("model").asString("").isBlank()
                || body.path("voice").asString("").isBlank()) {
            throw new Refusal("invalid_value", "model and voice are required");
        }
        boolean wav = format.equals("wav");
        if (!wav && (!format.equals("pcm") || faces.wavOnly())) {
            throw new Refusal("invalid_value", "response_format " + format + " is not supported");
        }
        var _ = speaker.say(text).thenAccept(spoken -> reply.onLoop(() -> speak(spoken.pcm(), wav, reply)));
    }

    private void speak(byte[] pcm, boolean wav, FaceReply reply) {
        List<byte[]> pieces = new ArrayList<>();
        if (wav) {
            pieces.add(header(pcm.length));
        }
        int size = PIECE_MILLIS * Pcm.BYTES_PER_MILLI;
        for (int at = 0; at < pcm.length; at += size) {
            pieces.add(Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + size)));
        }
        Duration pause = Duration.ofMillis(PIECE_MILLIS * 100L / faces.speechPercent());
        reply.after(faces.firstSpeechDelay(), () -> reply.stream(wav ? "audio/wav" : "audio/pcm", pieces, pause));
    }

    private static byte[] header(int octets) {
        ByteBuffer out = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(octets + 36);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        out.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        return out.put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(octets)
                .array();
    }
}
