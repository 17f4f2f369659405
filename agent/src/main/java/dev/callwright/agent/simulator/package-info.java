/**
 * A StepFun-compatible realtime server for demos, tests and load. It never imports {@code agent.realtime}: the wire format
 * is written twice by two hands, so that a mistake in one cannot hide behind the same mistake in the other.
 *
 * <p>Uses: Netty, JSON. Owner: one event loop per connection.
 */
@NullMarked
package dev.callwright.agent.simulator;

import org.jspecify.annotations.NullMarked;
