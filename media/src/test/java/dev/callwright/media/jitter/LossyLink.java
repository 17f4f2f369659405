package dev.callwright.media.jitter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A bad network without time or sockets: decides when each packet arrives, if at all, how often and in what order. */
final class LossyLink {

    record Delivery(int index, long atNanos) {}

    private final Random random;
    private double loss;
    private double duplication;
    private double reordering;
    private long reorderNanos;
    private long jitterNanos;

    LossyLink(long seed) {
        random = new Random(seed);
    }

    LossyLink losing(double share) {
        loss = share;
        return this;
    }

    LossyLink duplicating(double share) {
        duplication = share;
        return this;
    }

    /** Holds back a share of the packets, so that others overtake them. */
    LossyLink reordering(double share, long nanos) {
        reordering = share;
        reorderNanos = nanos;
        return this;
    }

    LossyLink jittering(long nanos) {
        jitterNanos = nanos;
        return this;
    }

    /** Carries packets sent at even intervals; in order of arrival. */
    List<Delivery> carry(int packets, long intervalNanos) {
        List<Delivery> deliveries = new ArrayList<>();
        for (int index = 0; index < packets; index++) {
            int copies = random.nextDouble() < duplication ? 2 : 1;
            if (random.nextDouble() < loss) {
                continue;
            }
            for (int copy = 0; copy < copies; copy++) {
                long delay = jitterNanos == 0 ? 0 : random.nextLong(jitterNanos);
                delay += random.nextDouble() < reordering ? reorderNanos : 0;
                deliveries.add(new Delivery(index, index * intervalNanos + delay));
            }
        }
        deliveries.sort(Comparator.comparingLong(Delivery::atNanos));
        return deliveries;
    }
}
