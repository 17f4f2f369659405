/**
 * The sessions behind a call: which model is tried, when the next takes the place of the present one, and how each did.
 *
 * <p>Uses: {@code bridge.turns}, {@code agent.realtime}, Netty's event loop. Owner: the media loop; a {@code ModelSource} is thread-safe.
 */
@NullMarked
package dev.callwright.agent.bridge.model;

import org.jspecify.annotations.NullMarked;
