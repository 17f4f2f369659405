package dev.callwright.agent.phone;

import java.util.Random;

/** Which packets a network loses and how late the others are: a chain of two states, and chance. Owner: the wire's thread. */
final class LossPattern {

    private final Random chance;
    private boolean losing;

    /** @param seed the same seed gives the same pattern */
    LossPattern(long seed) {
        this.chance = new Random(seed);
    }

    /** Whether the next packet is lost. */
    boolean loses(Network network) {
        double share = network.lossPercent() / 100.0;
        if (share >= 1) {
            return true;
        }
        double leaves = 1.0 / network.burst();
        double enters = Math.min(1, share * leaves / (1 - share));
        losing = share > 0 && (losing ? chance.nextDouble() >= leaves : chance.nextDouble() < enters);
        return losing;
    }

    /** How late the next packet is. */
    long lateNanos(Network network) {
        long jitter = network.jitter().toNanos();
        return network.delay().toNanos() + (jitter > 0 ? chance.nextLong(jitter) : 0);
    }
}
