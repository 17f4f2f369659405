package dev.callwright.agent.bridge.turns;

import dev.callwright.agent.realtime.Traits;
import dev.callwright.config.BargeInConfig;
import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;

/**
 * How a call decides whose turn it is. Immutable.
 *
 * @param turns    who notices that the caller speaks, and by which measures
 * @param bargeIn  what happens when the caller speaks while the agent does
 */
public record Listening(TurnDetectionConfig turns, BargeInConfig bargeIn) {

    public static final Listening DEFAULTS = new Listening(TurnDetectionConfig.DEFAULTS, BargeInConfig.DEFAULTS);

    /** Who decides with a model of these traits: one that cannot decide turns leaves it to us, whatever was configured. */
    Mode modeFor(Traits model) {
        return model.detectsTurns() ? turns.mode() : Mode.LOCAL;
    }
}
