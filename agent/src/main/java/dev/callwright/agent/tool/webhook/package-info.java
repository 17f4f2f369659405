/**
 * Tools served by the operator over HTTP: one POST for a call, signed, bounded and kept to the addresses that were judged.
 *
 * <p>Uses: {@code agent.tool}, {@code config}, {@code agent.metrics}, sockets of the JDK. Thread-safe; blocks.
 */
@NullMarked
package dev.callwright.agent.tool.webhook;

import org.jspecify.annotations.NullMarked;
