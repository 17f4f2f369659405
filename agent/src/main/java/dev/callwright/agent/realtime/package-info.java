/**
 * The neutral realtime vocabulary: sealed client and server events, and what a session, its model and its vendor are. What differs
 * from vendor to vendor is behind {@code Dialect}; the dialects themselves live in {@code realtime.dialect}.
 *
 * <p>Uses: {@code config}, Netty, JSON. Owner: the media loop of the call; values are immutable.
 */
@NullMarked
package dev.callwright.agent.realtime;

import org.jspecify.annotations.NullMarked;
