/**
 * The services by HTTP: one that hears, one that thinks, one that speaks.
 *
 * <p>Uses: {@code simulator}, {@code simulator.speech}, Netty, JSON. Owner: the connection's event loop; counts are shared.
 */
@NullMarked
package dev.callwright.agent.simulator.service;

import org.jspecify.annotations.NullMarked;
