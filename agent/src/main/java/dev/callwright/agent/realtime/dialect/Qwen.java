package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import tools.jackson.databind.node.ObjectNode;

/** Qwen-Omni of Aliyun: the older names, a flat session object, nested tools, PCM16 at 16 kHz in and 24 kHz out. */
final class Qwen implements Vendor {

    private static final Traits TRAITS =
            new Traits(AudioFormat.PCM16_16K, AudioFormat.PCM16_24K, false, false, true, true);

    @Override
    public EventNames names() {
        return EventNames.BETA;
    }

    @Override
    public Traits traits(AudioFormat wanted) {
        return TRAITS;
    }

    @Override
    public void session(ObjectNode session, SessionSettings settings, Traits traits) {
        session.putArray("modalities").add("text").add("audio");
        session.put("instructions", settings.instructions());
        session.put("voice", settings.voice());
        // The numbers are what the vendor's own client writes: bits in the one, kilohertz in the other.
        session.put("input_audio_format", "pcm16");
        session.put("output_audio_format", "pcm24");
        session.putObject("input_audio_transcription").put("model", "gummy-realtime-v1");
        Detection.write(session, settings.turnDetection());
        Tools.nested(settings.tools(), session.putArray("tools"));
        if (settings.vendorTools().webSearch()) {
            session.put("enable_search", true);
        }
    }
}
