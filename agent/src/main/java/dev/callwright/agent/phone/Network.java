package dev.callwright.agent.phone;

import java.time.Duration;

/**
 * How badly a network carries audio. Immutable.
 *
 * @param lossPercent  packets that are lost, of a hundred
 * @param burst        packets lost in a row, on average
 * @param jitter       most that a packet is late by chance
 * @param delay        what every packet is late by
 * @param side         whose packets suffer
 */
public record Network(int lossPercent, int burst, Duration jitter, Duration delay, Side side) {

    /** Carries every packet at once. */
    public static final Network PERFECT = new Network(0, 1, Duration.ZERO, Duration.ZERO, Side.BOTH);

    public Network {
        if (lossPercent < 0 || lossPercent > 100) {
            throw new IllegalArgumentException("loss of " + lossPercent + " percent");
        }
        if (burst < 1 || burst > 500) {
            throw new IllegalArgumentException("bursts of " + burst + " packets are not within 1 to 500");
        }
        if (jitter.isNegative() || delay.isNegative() || jitter.plus(delay).toMillis() > 2_000) {
            throw new IllegalArgumentException("jitter and delay are not within 0s to 2s together");
        }
    }

    /** Whose packets. */
    public enum Side {
        BOTH,
        SENT,
        RECEIVED
    }
}
