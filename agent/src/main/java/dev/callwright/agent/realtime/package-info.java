/**
 * The neutral realtime vocabulary (sealed client and server events), the WebSocket client that speaks it. What differs
 * from vendor to vendor is behind {@code Dialect}; the dialects themselves live in {@code realtime.dialect}.
 *
 * <p>Uses: {@code config}, {@code media.codec}, Netty, JSON. Owner: the media loop of the call.
 */
@NullMarked
package dev.callwright.agent.realtime;

import org.jspecify.annotations.NullMarked;
