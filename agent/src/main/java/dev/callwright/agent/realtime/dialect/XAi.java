package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Grok of xAI: the younger names, a session object between the generations (voice and turn detection on top, formats nested),
 * flat tools with searches of its own, PCM or G.711.
 */
final class XAi implements Vendor {

    @Override
    public EventNames names() {
        return EventNames.MIXED;
    }

    @Override
    public Traits traits(AudioFormat wanted) {
        AudioFormat format = wanted.isG711() ? wanted : AudioFormat.PCM16_24K;
        return new Traits(format, format, false, false, true, true);
    }

    @Override
    public String assistantText() {
        return "output_text";
    }

    @Override
    public void session(ObjectNode session, SessionSettings settings, Traits traits) {
        session.put("instructions", settings.instructions());
        session.put("voice", settings.voice());
        Detection.write(session, settings.turnDetection());
        ObjectNode audio = session.putObject("audio");
        OpenAi.writeFormat(audio.putObject("input"), traits.input());
        OpenAi.writeFormat(audio.putObject("output"), traits.output());
        ArrayNode tools = session.putArray("tools");
        Tools.flat(settings.tools(), tools);
        if (settings.vendorTools().webSearch()) {
            tools.addObject().put("type", "web_search");
        }
        if (!settings.vendorTools().vectorStore().isEmpty()) {
            tools.addObject()
                    .put("type", "file_search")
                    .putArray("vector_store_ids")
                    .add(settings.vendorTools().vectorStore());
        }
    }
}
