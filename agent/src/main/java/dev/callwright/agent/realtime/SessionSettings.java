package dev.callwright.agent.realtime;

import dev.callwright.config.TurnDetectionConfig;

/** What the first {@code session.update} asks for. Turn detection is always sent explicitly. */
public record SessionSettings(String model, String voice, String instructions, TurnDetectionConfig turnDetection) {}
