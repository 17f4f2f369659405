/**
 * The WebSocket under a session: its connection, its upgrade, its pings, and the many ways it may end.
 *
 * <p>Uses: {@code realtime}, {@code config}, Netty, JSON. Owner: the media loop of the call; names are looked up and trust is loaded on
 * virtual threads.
 */
@NullMarked
package dev.callwright.agent.realtime.socket;

import org.jspecify.annotations.NullMarked;
