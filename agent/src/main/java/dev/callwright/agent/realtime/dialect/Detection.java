package dev.callwright.agent.realtime.dialect;

import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code turn_detection} as most vendors read it; StepFun's has other fields. Stateless.
 *
 * <p>The defaults of the settings are StepFun's. What was left at them is not sent to another vendor, whose own defaults then
 * hold: a silence of 100 ms ends a turn at StepFun much later than that, and at others in the middle of a sentence.
 */
final class Detection {

    private static final TurnDetectionConfig DEFAULTS = TurnDetectionConfig.DEFAULTS;
    private static final double FULL_ENERGY = 5000;

    private Detection() {}

    /** Null when we decide ourselves; otherwise the start of {@code server_vad}, with what was set. */
    static void write(ObjectNode parent, TurnDetectionConfig settings) {
        if (settings.mode() == Mode.LOCAL) {
            parent.putNull("turn_detection");
        } else {
            fill(parent.putObject("turn_detection").put("type", "server_vad"), settings);
        }
    }

    /** As {@link #write}, of a vendor that can be told to leave the interrupting to us. */
    static void writeSwitched(ObjectNode parent, TurnDetectionConfig settings) {
        write(parent, settings);
        if (parent.path("turn_detection") instanceof ObjectNode detection) {
            detection.put("create_response", true).put("interrupt_response", settings.mode() == Mode.SERVER);
        }
    }

    /** Adds what differs from the defaults. */
    static void fill(ObjectNode detection, TurnDetectionConfig settings) {
        if (settings.energyThreshold() != DEFAULTS.energyThreshold()) {
            detection.put("threshold", settings.energyThreshold() / FULL_ENERGY);
        }
        if (!settings.prefixPadding().equals(DEFAULTS.prefixPadding())) {
            detection.put("prefix_padding_ms", settings.prefixPadding().toMillis());
        }
        if (!settings.silenceDuration().equals(DEFAULTS.silenceDuration())) {
            detection.put("silence_duration_ms", settings.silenceDuration().toMillis());
        }
    }
}
