package dev.callwright.agent.simulator.service;

import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Refusal;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.speech.Cue;
import dev.callwright.agent.simulator.speech.Speaker;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /chat/completions}: answers by the scenario, streamed or whole. The turn is the number of the agent's messages so far,
 * and one. A last message of the user in square brackets is taken for an instruction, unless it tells of keys; one with a sound in it
 * is written down. Owner: the connection's event loop.
 */
public final class ChatFace {

    private final Scenario scenario;
    private final FaceCounts counts;
    private final Speaker speaker;

    public ChatFace(Scenario scenario, FaceCounts counts, Speaker speaker) {
        this.scenario = scenario;
        this.counts = counts;
        this.speaker = speaker;
    }

    /**
     * Answers a request.
     *
     * @throws Refusal when the request is not of the interface's form
     */
    public void answer(FullHttpRequest request, FaceReply reply) {
        ObjectNode body = Json.parse(request.content().toString(StandardCharsets.UTF_8));
        List<JsonNode> messages =
                StreamSupport.stream(body.path("messages").spliterator(), false).toList();
        ChatMessages.check(body.path("model").asString(""), messages);
        int answered = (int) messages.stream()
                .filter(message -> role(message).equals("assistant"))
                .count();
        JsonNode last = messages.getLast();
        ChatReply answer = new ChatReply(body, reply, scenario.faces());
        Optional<byte[]> sound = soundIn(last);
        Optional<Scenario.ToolCall> tool = scenario.toolCalls().stream()
                .filter(call -> call.turn() == answered + 1)
                .findFirst();
        if (sound.isPresent()) {
            whole(answer, reply, counts.words(HearingFace.millisOf(sound.get())));
        } else if (tool.isPresent()) {
            answer.call(tool.get());
        } else {
            var _ = speaker.answer(cue(last), answered).thenAccept(said -> reply.onLoop(() -> answer.say(said.text())));
        }
    }

    private void whole(ChatReply answer, FaceReply reply, String words) {
        reply.after(scenario.faces().hearingDelay(), () -> reply.json(HttpResponseStatus.OK, answer.whole(words)));
    }

    private static Cue cue(JsonNode last) {
        String text = last.path("content").asString("");
        if (role(last).equals("tool")) {
            return new Cue.Returned(text);
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        if (bracketed && text.contains("pressed")) {
            return new Cue.Written(text);
        }
        boolean caller = text.startsWith("[caller speech");
        return bracketed && !caller ? new Cue.Instructed(text.substring(1, text.length() - 1)) : new Cue.Nothing();
    }

    private static Optional<byte[]> soundIn(JsonNode message) {
        String data =
                message.path("content").path(0).path("input_audio").path("data").asString("");
        int comma = data.indexOf(',');
        try {
            return data.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(data.substring(comma + 1)));
        } catch (IllegalArgumentException e) {
            throw new Refusal("invalid_value", "the sound is not Base64");
        }
    }

    private static String role(JsonNode message) {
        return message.path("role").asString("");
    }
}
