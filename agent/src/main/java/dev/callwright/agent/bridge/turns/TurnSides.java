package dev.callwright.agent.bridge.turns;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ModelSession;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What turn-taking stands between. Its parts belong to the media loop.
 *
 * @param session  the session while it may be spoken to
 * @param model    where the caller's audio goes
 * @param agent    what the caller hears
 * @param turn     the times of the turn in progress
 * @param floor    who speaks
 */
public record TurnSides(
        Supplier<Optional<ModelSession>> session,
        LocalTurns.Model model,
        AgentVoice agent,
        TurnTracker turn,
        Floor floor,
        Metrics metrics) {}
