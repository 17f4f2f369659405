/**
 * What is kept of a call: in the store, the log, the metrics, and for whoever watches.
 *
 * <p>Uses: {@code call}, {@code call.services}, {@code call.digits}, {@code agent.bridge}, {@code agent.pool}, {@code agent.store},
 * {@code agent.metrics}, {@code media.leg}. Owner: call thread.
 */
@NullMarked
package dev.callwright.agent.call.record;

import org.jspecify.annotations.NullMarked;
