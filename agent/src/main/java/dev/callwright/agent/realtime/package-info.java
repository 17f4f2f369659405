/**
 * The neutral realtime vocabulary (sealed client and server events), the WebSocket client that speaks it, and one dialect
 * per vendor.
 *
 * <p>Uses: {@code config}, Netty, JSON. Owner: the media loop of the call.
 */
@NullMarked
package dev.callwright.agent.realtime;

import org.jspecify.annotations.NullMarked;
