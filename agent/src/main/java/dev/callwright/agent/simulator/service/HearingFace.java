package dev.callwright.agent.simulator.service;

import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Refusal;
import dev.callwright.agent.simulator.Scenario;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** {@code POST /audio/transcriptions}: tells how long the WAV file lasts, or what the scenario has. Owner: the connection's event loop. */
public final class HearingFace {

    private static final int HEADER = 44;
    private static final int RIFF = 0x46464952;

    private final Scenario scenario;
    private final FaceCounts counts;

    public HearingFace(Scenario scenario, FaceCounts counts) {
        this.scenario = scenario;
        this.counts = counts;
    }

    /**
     * Answers a form.
     *
     * @throws Refusal when the form is incomplete or its file is no WAV
     */
    public void answer(FullHttpRequest request, FaceReply reply) {
        byte[] file = fileOf(request);
        String words = counts.words(millisOf(file));
        reply.after(
                scenario.faces().hearingDelay(),
                () -> reply.json(HttpResponseStatus.OK, Json.object().put("text", words)));
    }

    /** How long a WAV file with a plain header lasts. */
    static long millisOf(byte[] file) {
        ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < HEADER || wav.getInt(0) != RIFF || wav.getInt(28) <= 0) {
            throw new Refusal("invalid_value", "the file is no WAV file");
        }
        return (file.length - HEADER) * 1000L / wav.getInt(28);
    }

    private static byte[] fileOf(FullHttpRequest request) {
        HttpPostRequestDecoder form;
        try {
            form = new HttpPostRequestDecoder(new DefaultHttpDataFactory(false), request);
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException e) {
            throw new Refusal("invalid_value", "the form cannot be read");
        }
        try {
            return fileOf(form);
        } catch (IOException e) {
            throw new Refusal("invalid_value", "the form cannot be read");
        } finally {
            form.destroy();
        }
    }

    private static byte[] fileOf(HttpPostRequestDecoder form) throws IOException {
        InterfaceHttpData model = form.getBodyHttpData("model");
        if (!(model instanceof Attribute named) || named.getValue().isBlank()) {
            throw new Refusal("invalid_value", "model is required");
        }
        if (form.getBodyHttpData("file") instanceof FileUpload file) {
            return file.get();
        }
        throw new Refusal("invalid_value", "file is required");
    }
}
