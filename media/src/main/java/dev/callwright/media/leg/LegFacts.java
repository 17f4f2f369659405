package dev.callwright.media.leg;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What one leg knows of its peer's media, to tell why a call has no sound or only half of it. Immutable.
 *
 * @param stats         what was received, sent and dropped, and why
 * @param signalled     where the peer's description said it listens; empty before there is one
 * @param unreachable   whether that address is private although signalling came from elsewhere, so that it cannot be used
 * @param heardFrom     where the peer's packets really came from last, and where ours go; empty before the first
 * @param strangers     other sources whose packets were dropped: the first four
 * @param strangeTypes  payload types nobody agreed to that the peer sent, ascending
 */
public record LegFacts(
        LegStats stats,
        Optional<InetSocketAddress> signalled,
        boolean unreachable,
        Optional<InetSocketAddress> heardFrom,
        List<InetSocketAddress> strangers,
        List<Integer> strangeTypes) {

    public LegFacts {
        strangers = List.copyOf(strangers);
        strangeTypes = List.copyOf(strangeTypes);
    }
}
