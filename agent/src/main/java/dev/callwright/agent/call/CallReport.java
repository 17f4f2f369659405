package dev.callwright.agent.call;

import dev.callwright.media.leg.LegStats;
import dev.callwright.sip.Invitation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that is over, or was refused, as whoever watches gets it. Immutable.
 *
 * @param id          our id of the call; empty when it was refused before it got one
 * @param invitation  what its INVITE said
 * @param outcome     how it ended
 * @param endedAt     when
 * @param talk        from the answer to the end; empty if it was not answered
 * @param media       what its leg counted; empty if it had none
 */
public record CallReport(
        String id,
        Invitation invitation,
        CallOutcome outcome,
        Instant endedAt,
        Optional<Duration> talk,
        Optional<LegStats> media) {}
