package dev.callwright.agent.bridge;

import java.util.Optional;
import java.util.Set;

/** Where a call takes its models from, and whom it tells how they did. Thread-safe; memory only. */
public interface ModelSource {

    /** The best choice at this moment, apart from these; empty when none is left. A choice given counts as a session in use. */
    Optional<ModelChoice> next(Set<ModelChoice> except);

    /** How a choice did. */
    void report(ModelChoice choice, ModelNews news);

    /** The same choice again and again, whatever comes of it. */
    static ModelSource always(ModelChoice choice) {
        return new ModelSource() {
            @Override
            public Optional<ModelChoice> next(Set<ModelChoice> except) {
                return except.contains(choice) ? Optional.empty() : Optional.of(choice);
            }

            @Override
            public void report(ModelChoice reported, ModelNews news) {
                // There is no other to choose.
            }
        };
    }
}
