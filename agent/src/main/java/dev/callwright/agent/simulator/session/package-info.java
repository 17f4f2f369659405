/**
 * A session over a WebSocket: what the client sends, whose turn it is, and the events of the answer.
 *
 * <p>Uses: {@code simulator}, {@code simulator.face}, {@code simulator.script}, {@code simulator.speech}, Netty, JSON. Owner: the
 * connection's event loop.
 */
@NullMarked
package dev.callwright.agent.simulator.session;

import org.jspecify.annotations.NullMarked;
