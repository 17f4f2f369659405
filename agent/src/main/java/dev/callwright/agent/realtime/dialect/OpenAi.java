package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI since general availability: the younger names, audio settings nested by direction, flat tools, PCM16 at 24 kHz or
 * G.711.
 *
 * @param transcription  model that writes down the caller's words, which are told only if one is named
 */
record OpenAi(String transcription) implements Vendor {

    @Override
    public EventNames names() {
        return EventNames.GA;
    }

    @Override
    public Traits traits(AudioFormat wanted) {
        return traitsWith(wanted);
    }

    static Traits traitsWith(AudioFormat wanted) {
        AudioFormat format = wanted.isG711() ? wanted : AudioFormat.PCM16_24K;
        return new Traits(format, format, true, true, true, true);
    }

    @Override
    public String assistantText() {
        return "output_text";
    }

    @Override
    public void session(ObjectNode session, SessionSettings settings, Traits traits) {
        session.put("type", "realtime");
        session.putArray("output_modalities").add("audio");
        session.put("instructions", settings.instructions());
        ObjectNode audio = session.putObject("audio");
        ObjectNode input = audio.putObject("input");
        writeFormat(input, traits.input());
        writeTranscription(input.putObject("transcription"), transcription, settings.language());
        Detection.writeSwitched(input, settings.turnDetection());
        ObjectNode output = audio.putObject("output");
        writeFormat(output, traits.output());
        output.put("voice", settings.voice());
        Tools.flat(settings.tools(), session.putArray("tools"));
    }

    static void writeFormat(ObjectNode direction, AudioFormat format) {
        ObjectNode node = direction.putObject("format");
        switch (format) {
            case PCMU -> node.put("type", "audio/pcmu");
            case PCMA -> node.put("type", "audio/pcma");
            case PCM16_24K, PCM16_16K, PCM16_8K -> node.put("type", "audio/pcm").put("rate", format.samplesPerSecond());
        }
    }

    /** Languages are named by their two letters alone, without a country. */
    static void writeTranscription(ObjectNode transcription, String model, String language) {
        transcription.put("model", model);
        if (!language.isEmpty()) {
            transcription.put("language", language.split("[-_]", 2)[0]);
        }
    }
}
