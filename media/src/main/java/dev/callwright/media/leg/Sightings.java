package dev.callwright.media.leg;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * What was seen of a peer besides its audio: bounded, whatever it sends. Allocates for the first packets of a kind only. Owner:
 * media loop; {@link #facts} is thread-safe.
 */
final class Sightings {

    static final int MOST_STRANGERS = 4;
    private static final int PAYLOAD_TYPES = 128;

    private final List<InetSocketAddress> strangers = new CopyOnWriteArrayList<>();
    private final AtomicLongArray payloadTypes = new AtomicLongArray(PAYLOAD_TYPES / Long.SIZE);
    private volatile Optional<InetSocketAddress> signalled = Optional.empty();
    private volatile Optional<InetSocketAddress> heardFrom = Optional.empty();
    private volatile boolean unreachable;

    void signalled(InetSocketAddress remote, boolean cannotWork) {
        signalled = Optional.of(remote);
        unreachable = cannotWork;
    }

    void heardFrom(InetSocketAddress source) {
        if (heardFrom.isEmpty() || !heardFrom.get().equals(source)) {
            heardFrom = Optional.of(source);
        }
    }

    void stranger(InetSocketAddress source) {
        if (strangers.size() < MOST_STRANGERS && !strangers.contains(source)) {
            strangers.add(source);
        }
    }

    void payloadType(int type) {
        long bits = payloadTypes.getPlain(type / Long.SIZE);
        payloadTypes.lazySet(type / Long.SIZE, bits | (1L << (type % Long.SIZE)));
    }

    LegFacts facts(LegStats stats) {
        List<Integer> types = IntStream.range(0, PAYLOAD_TYPES)
                .filter(type -> (payloadTypes.get(type / Long.SIZE) & (1L << (type % Long.SIZE))) != 0)
                .boxed()
                .toList();
        return new LegFacts(stats, signalled, unreachable, heardFrom, strangers, types);
    }
}
