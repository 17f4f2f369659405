/**
 * Which model a call talks to: ranks and weights, conditions, health, rate limits, and what it all costs.
 *
 * <p>Uses: {@code agent.bridge} (the seam {@link dev.callwright.agent.bridge.model.ModelSource}), {@code agent.realtime}, {@code
 * agent.store} (records of use), {@code config}. Thread-safe throughout: calls ask from their media loops, in memory only.
 */
@NullMarked
package dev.callwright.agent.pool;

import org.jspecify.annotations.NullMarked;
