package dev.callwright.agent.bridge;

/**
 * A sign of life of a bridge. Immutable.
 *
 * @param atNanos  when the loop gave it, on the clock of {@link System#nanoTime()}; 0 for never
 * @param model    whether the model could be spoken to
 */
public record BridgePulse(long atNanos, boolean model) {

    static final BridgePulse NONE = new BridgePulse(0, false);
}
