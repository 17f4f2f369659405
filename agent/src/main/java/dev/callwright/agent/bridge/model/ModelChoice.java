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
}
