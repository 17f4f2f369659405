package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI before general availability: the older names, a flat session object, flat tools, PCM16 at 24 kHz or G.711. */
final class OpenAiBeta implements Vendor {

    @Override
    public EventNames names() {
        return EventNames.BETA;
    }

    @Override
    public Traits traits(AudioFormat wanted) {
        return OpenAi.traitsWith(wanted);
    }

    @Override
    public Map<String, String> extraHeaders() {
        return Map.of("OpenAI-Beta", "realtime=v1");
    }

    @Override
    public void session(ObjectNode session, SessionSettings settings, Traits traits) {
        session.putArray("modalities").add("text").add("audio");
        session.put("instructions", settings.instructions());
        session.put("voice", settings.voice());
        session.put("input_audio_format", format(traits.input()));
        session.put("output_audio_format", format(traits.output()));
        OpenAi.writeTranscription(session.putObject("input_audio_transcription"), "whisper-1", settings.language());
        Detection.writeSwitched(session, settings.turnDetection());
        Tools.flat(settings.tools(), session.putArray("tools"));
    }

    private static String format(AudioFormat format) {
        return switch (format) {
            case PCMU -> "g711_ulaw";
            case PCMA -> "g711_alaw";
            case PCM16_24K, PCM16_16K, PCM16_8K -> "pcm16";
        };
    }
}
