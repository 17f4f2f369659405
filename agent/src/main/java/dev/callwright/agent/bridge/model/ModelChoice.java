package dev.callwright.agent.bridge.model;

import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.agent.realtime.SessionSettings;
import java.time.Duration;

/**
 * One model a call may talk to, and how. Immutable.
 *
 * @param provider    where its sessions are opened
 * @param settings    how they are set up
 * @param sessionAge  age at which a session is replaced by a fresh one
 */
public record ModelChoice(ModelProvider provider, SessionSettings settings, Duration sessionAge) {

    /** Provider and model, for logs and records. */
    public String label() {
        return provider.name() + '/' + settings.model();
    }

    /** Whether a session of this choice may become one of the other by its settings alone, and no caller hears a difference. */
    boolean isLike(ModelChoice other) {
        return provider.name().equals(other.provider.name())
                && settings.model().equals(other.settings.model())
                && settings.voice().equals(other.settings.voice())
                && settings.turnDetection().equals(other.settings.turnDetection());
    }
}
