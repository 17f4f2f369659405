package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Refusal;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.speech.CallerAudio;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client's events, each with the answer or the error that the service was seen to give. What arrives is never trusted: an
 * event that cannot be taken is answered with an error and changes nothing.
 *
 * <p>Owner: the connection's event loop.
 */
final class Session {

    private final Line line;
    private final Scenario scenario;
    private final Settings settings;
    private final Conversation conversation = new Conversation();
    private final CallerAudio audio;
    private final Turns turns;
    private final ItemEvents items;

    Session(Line line, Scenario scenario, Voices voices, String model) {
        this.line = line;
        this.scenario = scenario;
        this.settings = new Settings(line.sessionId(), model);
        this.audio = new CallerAudio(scenario.limits().maxUtterance());
        this.turns = new Turns(line, scenario, voices, settings, conversation);
        this.items = new ItemEvents(line, conversation);
    }

    void open() {
        line.send(
                ServerEvents.session("session.created", settings.echo()), Moment.Kind.SESSION_OPENED, line.sessionId());
        if (scenario.detection().vadDefault() || line.face().ways().detects()) {
            audio.detect(settings.detection(scenario.detection()));
        }
        Faults.Connection fault = scenario.faults().connection();
        if (fault.dropAfter().isPositive() && fault.dropOnTurn() == 0) {
            line.after(fault.dropAfter().toMillis(), line::drop);
        }
        line.after(
                scenario.clock().real(scenario.limits().sessionLimit()).toMillis(),
                () -> line.close(1000, "session limit"));
        watchIdle(scenario.limits().idleLimit().toMillis());
    }

    /** One text frame of the client. */
    void receive(String text) {
        String eventId = "";
        try {
            ObjectNode event = line.face().heard(Json.parse(text));
            eventId = event.path("event_id").stringValue("");
            dispatch(event);
        } catch (Refusal refusal) {
            line.send(ServerEvents.error(refusal, eventId));
        }
    }

    private void dispatch(ObjectNode event) {
        String type = event.path("type").stringValue("");
        if (type.isEmpty()) {
            throw Refusal.invalidFormat();
        }
        if (!type.equals("input_audio_buffer.append")) {
            line.moment(Moment.Kind.CLIENT_EVENT, type);
        }
        switch (type) {
            case "session.update" -> update(event.path("session"));
            case "input_audio_buffer.append" -> append(event.path("audio"));
            case "input_audio_buffer.commit" -> commit();
            case "input_audio_buffer.clear" -> {
                audio.clear();
                line.send(ServerEvents.event("input_audio_buffer.cleared"));
            }
            case "conversation.item.create" -> items.create(event);
            case "conversation.item.delete" -> items.delete(event);
            case "conversation.item.truncate" -> items.truncate(event);
            case "conversation.item.retrieve" -> items.retrieve(event);
            case "response.create" -> createResponse(event);
            case "response.cancel" -> turns.cancel();
            default -> throw new Refusal("invalid_value", "unknown event type: " + brief(type));
        }
    }

    private void update(JsonNode update) {
        settings.update(update);
        if (update.has("turn_detection")) {
            if (settings.detectionOff()) {
                audio.stopDetecting();
            } else {
                audio.detect(settings.detection(scenario.detection()));
            }
        }
        Faults.Session fault = scenario.faults().session();
        if (fault.updatedNever()) {
            return;
        }
        ObjectNode updated = ServerEvents.session("session.updated", settings.echo());
        if (fault.updatedDelay().isZero()) {
            confirm(updated);
        } else {
            line.after(fault.updatedDelay().toMillis(), () -> confirm(updated));
        }
    }

    private void confirm(ObjectNode updated) {
        line.send(updated);
        if (scenario.faults().session().mute()) {
            line.fallSilent();
        }
    }

    private void append(JsonNode base64) {
        byte[] pcm = decode(base64, scenario.limits().maxChunkBytes());
        audio.append(pcm, turns);
    }

    /** @throws Refusal when it is not whole 16-bit samples in Base64, or too much */
    static byte[] decode(JsonNode base64, int maxBytes) {
        if (!base64.isString()) {
            throw Refusal.invalidFormat();
        }
        String text = base64.stringValue();
        if (text.length() / 4 * 3L > maxBytes + 2L) {
            throw new Refusal("", "audio chunk is larger than " + maxBytes + " bytes");
        }
        byte[] pcm;
        try {
            pcm = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidFormat();
        }
        if (pcm.length % 2 != 0) {
            throw new Refusal("invalid_param", "音频内容不完整");
        }
        return pcm;
    }

    private void commit() {
        if (audio.detecting()) {
            throw new Refusal("", "commit when server vad");
        }
        if (audio.isEmpty()) {
            throw new Refusal("", "append is not called");
        }
        turns.commit(audio.take());
    }

    /** The guide once puts the overrides under {@code session}, so both keys are read. */
    private void createResponse(ObjectNode event) {
        JsonNode overrides = event.has("response") ? event.path("response") : event.path("session");
        if (!overrides.isMissingNode() && !overrides.isNull() && !overrides.isObject()) {
            throw Refusal.invalidFormat();
        }
        boolean speaks = overrides.path("modalities").isArray()
                ? Settings.speaks(overrides.path("modalities"))
                : settings.speaks();
        turns.create(overrides.path("instructions").stringValue(""), speaks);
    }

    private void watchIdle(long limitMillis) {
        long left = limitMillis - line.idleMillis();
        if (left <= 0) {
            line.drop();
        } else {
            line.after(left, () -> watchIdle(limitMillis));
        }
    }

    private static String brief(String text) {
        return text.substring(0, Math.min(text.length(), 80));
    }
}
