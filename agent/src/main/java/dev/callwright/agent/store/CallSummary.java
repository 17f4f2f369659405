package dev.callwright.agent.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One stored call without its turns. Immutable.
 *
 * @param id          our id of the call
 * @param sipCallId   Call-ID of its INVITE
 * @param origin      trunk or user it came from, or the trunk it went to
 * @param caller      who called
 * @param dialled     what was dialled
 * @param agent       name of the agent that answered
 * @param startedAt   when the INVITE was admitted
 * @param answeredAt  when our 200 went out; empty if it did not
 * @param endedAt     when it was over; empty while it runs, and if its server died
 * @param ending      how it ended; empty while it runs
 */
public record CallSummary(
        String id,
        String sipCallId,
        CallOrigin origin,
        String caller,
        String dialled,
        String agent,
        Instant startedAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        Optional<CallEnding> ending) {}
