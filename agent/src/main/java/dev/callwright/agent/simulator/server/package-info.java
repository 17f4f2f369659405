/**
 * The door of the simulator: its port, who is let in, and to which of its faces.
 *
 * <p>Uses: {@code simulator} and its other rooms, Netty, JSON. Owner: the connection's event loop; {@code Simulator} and {@code
 * Admission} are thread-safe.
 */
@NullMarked
package dev.callwright.agent.simulator.server;

import org.jspecify.annotations.NullMarked;
