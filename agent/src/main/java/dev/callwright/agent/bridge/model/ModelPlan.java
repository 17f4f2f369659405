package dev.callwright.agent.bridge.model;

import dev.callwright.agent.bridge.turns.Listening;

/**
 * How an agent talks with a caller. Immutable.
 *
 * @param models     which it may talk through
 * @param listening  how turns are decided while it has the floor
 * @param retries    how patiently models are tried
 */
public record ModelPlan(ModelSource models, Listening listening, Retries retries) {}
