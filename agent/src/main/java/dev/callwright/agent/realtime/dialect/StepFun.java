package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import dev.callwright.config.VendorToolsConfig;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * StepFun: the older names, a flat session object, nested tools, PCM16 at 24 kHz both ways.
 *
 * <p>Turn detection is always written out, since the service's default is on for some models and off for others, and the
 * modalities go with it, since without them answers to detected speech may come without audio.
 */
final class StepFun implements Vendor {

    private static final String FEMALE_VOICE = "请使用默认女声与用户交流";
    private static final String MALE_VOICE = "请使用默认男声与用户交流";

    @Override
    public EventNames names() {
        return EventNames.BETA;
    }

    @Override
    public Traits traits(AudioFormat wanted) {
        return Traits.STEPFUN;
    }

    @Override
    public void session(ObjectNode session, SessionSettings settings, Traits traits) {
        session.putArray("modalities").add("text").add("audio");
        session.put("instructions", instructions(settings));
        session.put("voice", settings.voice());
        session.put("input_audio_format", "pcm16");
        session.put("output_audio_format", "pcm16");
        writeTurnDetection(session, settings.turnDetection());
        ArrayNode tools = session.putArray("tools");
        Tools.nested(settings.tools(), tools);
        writeVendorTools(settings.vendorTools(), tools);
    }

    /** The small model of the second generation knows two voices and wants the one it uses named at the very end. */
    private static String instructions(SessionSettings settings) {
        String own = settings.instructions();
        if (!settings.model().startsWith("step-audio-2-mini")
                || own.stripTrailing().endsWith(FEMALE_VOICE)
                || own.stripTrailing().endsWith(MALE_VOICE)) {
            return own;
        }
        String closing = settings.voice().equals("wenrounansheng") ? MALE_VOICE : FEMALE_VOICE;
        return own.isBlank() ? closing : own.stripTrailing() + '\n' + closing;
    }

    private static void writeTurnDetection(ObjectNode session, TurnDetectionConfig turnDetection) {
        if (turnDetection.mode() == Mode.LOCAL) {
            session.putNull("turn_detection");
            // With detection on the caller's words are told anyway; without it only when asked for.
            session.putObject("input_audio_transcription").put("model", "whisper-1");
            return;
        }
        session.putObject("turn_detection")
                .put("type", "server_vad")
                .put("prefix_padding_ms", turnDetection.prefixPadding().toMillis())
                .put("silence_duration_ms", turnDetection.silenceDuration().toMillis())
                .put("energy_awakeness_threshold", turnDetection.energyThreshold());
    }

    private static void writeVendorTools(VendorToolsConfig vendorTools, ArrayNode tools) {
        if (vendorTools.webSearch()) {
            tools.addObject().put("type", "web_search");
        }
        if (!vendorTools.vectorStore().isEmpty()) {
            ObjectNode options = tools.addObject()
                    .put("type", "retrieval")
                    .putObject("function")
                    .put("description", "Looks up what the business knows.")
                    .putObject("options")
                    .put("vector_store_id", vendorTools.vectorStore());
            if (!vendorTools.retrievalPrompt().isEmpty()) {
                options.put("prompt_template", vendorTools.retrievalPrompt());
            }
        }
    }

    @Override
    public String remark(SessionSettings settings) {
        return settings.model().equals("step-audio-r1.5") && !settings.tools().isEmpty()
                ? "step-audio-r1.5 is known to speak its function calls instead of making them"
                : "";
    }
}
