package dev.callwright.agent.bridge;

import dev.callwright.agent.realtime.RealtimeEndpoint;
import dev.callwright.agent.realtime.SessionSettings;

/** Which model a call talks to, how it is set up, and how patiently it is tried. Immutable. */
public record ModelPlan(RealtimeEndpoint endpoint, SessionSettings settings, Retries retries) {}
