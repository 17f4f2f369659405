/**
 * What the data plane tells the call.
 *
 * <p>Uses: {@code agent.realtime}, {@code agent.metrics}. Immutable values.
 */
@NullMarked
package dev.callwright.agent.bridge.event;

import org.jspecify.annotations.NullMarked;
