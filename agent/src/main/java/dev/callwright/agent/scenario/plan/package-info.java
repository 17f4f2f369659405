/**
 * What a test says: calls, steps of their callers, and what must come of them, as read from YAML.
 *
 * <p>Uses: {@code config}, {@code simulator}, {@code phone}. Immutable values.
 */
@NullMarked
package dev.callwright.agent.scenario.plan;

import org.jspecify.annotations.NullMarked;
