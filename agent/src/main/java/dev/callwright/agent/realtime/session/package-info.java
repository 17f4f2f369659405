/**
 * The client: one session of one call, from its opening to its end.
 *
 * <p>Uses: {@code realtime}, {@code realtime.codec}, {@code realtime.socket}, Netty. Owner: the media loop of the call.
 */
@NullMarked
package dev.callwright.agent.realtime.session;

import org.jspecify.annotations.NullMarked;
