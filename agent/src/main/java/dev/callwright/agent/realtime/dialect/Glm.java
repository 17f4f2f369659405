package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import dev.callwright.config.TurnDetectionConfig.Mode;
import java.net.URI;
import tools.jackson.databind.node.ObjectNode;

/**
 * GLM-Realtime of Zhipu: the older names, a flat session object that names the model, flat tools, turns that are decided by
 * {@code client_vad} where others say null, and a heartbeat that asks for nothing.
 */
final class Glm implements Vendor {

    private static final Traits TRAITS =
            new Traits(AudioFormat.PCM16_16K, AudioFormat.PCM16_24K, false, false, true, true);

    @Override
    public EventNames names() {
        return EventNames.GREETED_BETA;
    }

    @Override
    public Traits traits(AudioFormat wanted) {
        return TRAITS;
    }

    /** The model is no part of the address here. */
    @Override
    public URI address(URI url, String model) {
        return url;
    }

    @Override
    public void session(ObjectNode session, SessionSettings settings, Traits traits) {
        session.put("model", settings.model());
        session.putArray("modalities").add("text").add("audio");
        session.put("instructions", settings.instructions());
        session.put("voice", settings.voice());
        session.put("input_audio_format", "pcm16");
        session.put("output_audio_format", "pcm");
        ObjectNode detection = session.putObject("turn_detection");
        if (settings.turnDetection().mode() == Mode.LOCAL) {
            detection.put("type", "client_vad");
        } else {
            Detection.fill(detection.put("type", "server_vad"), settings.turnDetection());
        }
        // Search is on unless it is switched off.
        session.putObject("beta_fields")
                .put("chat_mode", "audio")
                .put("tts_source", "e2e")
                .put("auto_search", settings.vendorTools().webSearch());
        Tools.flat(settings.tools(), session.putArray("tools"));
    }
}
