package dev.callwright.agent.simulator;

import dev.callwright.agent.simulator.session.Line;
import dev.callwright.agent.simulator.session.SessionHandler;
import dev.callwright.agent.simulator.session.Voices;
import dev.callwright.agent.simulator.speech.Ears;
import dev.callwright.agent.simulator.speech.Espeak;
import dev.callwright.agent.simulator.speech.Prompts;
import dev.callwright.agent.simulator.speech.Repertoire;
import dev.callwright.agent.simulator.speech.Sound;
import dev.callwright.agent.simulator.speech.Speaker;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** A client on an embedded channel, whose time passes only when it is told to. */
final class EmbeddedClient implements AutoCloseable {

    static final String VAD_ON =
            "{\"type\":\"session.update\",\"session\":{\"turn_detection\":{\"type\":\"server_vad\",\"prefix_padding_ms\":500,"
                    + "\"silence_duration_ms\":100,\"energy_awakeness_threshold\":2500}}}";

    private static final Prompts PROMPTS = Prompts.load();

    final Ears ears = new Ears();
    final List<Moment> moments = new ArrayList<>();
    final EmbeddedChannel channel = new EmbeddedChannel();
    private final Espeak espeak = new Espeak(Duration.ofSeconds(2));
    private final List<String> raw = new ArrayList<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private int closeStatus;

    EmbeddedClient(Scenario scenario) {
        channel.freezeTime();
        // A synthesiser that is closed speaks prompts at once; a real one would take time that is not frozen.
        espeak.close();
        Scenario.Answers answers = scenario.answers();
        Speaker speaker =
                new Speaker(answers.mode(), answers.greeting(), answers.prompts(), answers.texts(), PROMPTS, espeak);
        channel.pipeline()
                .addLast(new SessionHandler(
                        new Line(channel, moments::add),
                        scenario,
                        new Voices(speaker, new Repertoire(PROMPTS), ears),
                        "step-1o-audio"));
        collect();
    }

    EmbeddedClient send(String json) {
        channel.writeInbound(new TextWebSocketFrame(json));
        collect();
        return this;
    }

    /** Sends audio as a call would: 20 ms every 20 ms. */
    EmbeddedClient stream(byte[] pcm) {
        for (int offset = 0; offset < pcm.length; offset += 960) {
            append(Arrays.copyOfRange(pcm, offset, Math.min(pcm.length, offset + 960)));
            pass(20);
        }
        return this;
    }

    EmbeddedClient append(byte[] pcm) {
        return send("{\"type\":\"input_audio_buffer.append\",\"audio\":\""
                + Base64.getEncoder().encodeToString(pcm) + "\"}");
    }

    /** A sentence of the caller, and silence until the end of it has been noticed. */
    EmbeddedClient sayUnderVad() {
        return stream(Sound.join(Sound.tone(1_000), Sound.silence(600)));
    }

    EmbeddedClient pass(int millis) {
        for (int passed = 0; passed < millis; passed += 10) {
            channel.advanceTimeBy(10, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
        collect();
        return this;
    }

    /** Everything received so far and not yet taken. */
    List<ObjectNode> take() {
        List<ObjectNode> taken = List.copyOf(events);
        events.clear();
        raw.clear();
        return taken;
    }

    /** Types of what was received, with repetitions of one type drawn together. */
    List<String> takeTypes() {
        List<String> types = new ArrayList<>();
        for (ObjectNode event : take()) {
            String type = event.path("type").asString();
            if (types.isEmpty() || !types.getLast().equals(type)) {
                types.add(type);
            }
        }
        return types;
    }

    List<ObjectNode> takeOf(String type) {
        return take().stream()
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    /** The message of the only error among what was received. */
    String takeError() {
        List<ObjectNode> errors = takeOf("error");
        if (errors.size() != 1) {
            throw new AssertionError("one error expected but got " + errors);
        }
        return errors.getFirst().path("error").path("message").asString();
    }

    List<String> raw() {
        return raw;
    }

    int closeStatus() {
        return closeStatus;
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }

    private void collect() {
        for (WebSocketFrame frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
            switch (frame) {
                case TextWebSocketFrame text -> note(text.text());
                case CloseWebSocketFrame close -> closeStatus = close.statusCode();
                default -> {}
            }
            frame.release();
        }
    }

    private void note(String text) {
        raw.add(text);
        try {
            events.add(Json.parse(text));
        } catch (Refusal malformed) {
            events.add(Json.object().put("type", "malformed"));
        }
    }
}
