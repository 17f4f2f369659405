package dev.callwright.agent.call;

import dev.callwright.agent.store.CallOrigin;
import dev.callwright.media.leg.LegStats;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that is over, or was refused, as whoever watches gets it. Immutable.
 *
 * @param id          our id of the call; empty when it was refused before it got one
 * @param sipCallId   Call-ID of its INVITE
 * @param origin      where it came from, or by what trunk it went
 * @param dialled     number that was called
 * @param offer       the session the peer offered; empty if it made no offer
 * @param outcome     how it ended
 * @param endedAt     when
 * @param talk        from the answer to the end; empty if it was not answered
 * @param media       what its leg counted; empty if it had none
 */
public record CallReport(
        String id,
        String sipCallId,
        CallOrigin origin,
        String dialled,
        Optional<String> offer,
        CallOutcome outcome,
        Instant endedAt,
        Optional<Duration> talk,
        Optional<LegStats> media) {}
