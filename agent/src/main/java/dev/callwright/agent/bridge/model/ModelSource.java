package dev.callwright.agent.bridge.model;

import java.util.Optional;
import java.util.Set;

/** Where a call takes its models from, and whom it tells how they did. Thread-safe; memory only. */
public interface ModelSource {

    /** The best choice at this moment, apart from these; empty when none is left. A choice given counts as a session in use. */
    Optional<ModelChoice> next(Set<ModelChoice> except);

    /**
     * One more session of a choice given before, counted like one of {@link #next}; false when it cannot be had now. A call asks
     * for it before a session grows too old, and after a drop, so that callers do not hear another voice without need.
     */
    default boolean again(ModelChoice choice) {
        return true;
    }

    /** How a choice did. Of every session counted, {@link ModelNews.Ended} comes once. */
    void report(ModelChoice choice, ModelNews news);
}
