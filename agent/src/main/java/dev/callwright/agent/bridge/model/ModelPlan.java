package dev.callwright.agent.bridge.model;

/** Which models a call may talk to, and how patiently they are tried. Immutable. */
public record ModelPlan(ModelSource models, Retries retries) {}
