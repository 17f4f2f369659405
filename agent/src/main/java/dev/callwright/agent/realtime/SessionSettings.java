package dev.callwright.agent.realtime;

import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.VendorToolsConfig;
import java.util.List;

/**
 * What the first {@code session.update} asks for. Immutable.
 *
 * @param model          model id
 * @param voice          voice id
 * @param instructions   system prompt
 * @param turnDetection  who decides turns; always sent explicitly, as none where the mode is local
 * @param tools          functions it may call
 * @param vendorTools    tools inside the service
 * @param language       BCP 47 tag, for services that want to know; may be empty
 */
public record SessionSettings(
        String model,
        String voice,
        String instructions,
        TurnDetectionConfig turnDetection,
        List<ToolSpec> tools,
        VendorToolsConfig vendorTools,
        String language) {

    public SessionSettings {
        tools = List.copyOf(tools);
    }

    /** Settings without tools. */
    public SessionSettings(String model, String voice, String instructions, TurnDetectionConfig turnDetection) {
        this(model, voice, instructions, turnDetection, List.of(), VendorToolsConfig.DEFAULTS, "");
    }
}
