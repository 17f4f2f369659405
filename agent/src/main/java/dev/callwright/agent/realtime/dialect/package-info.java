/**
 * The dialects: one small class for each vendor says what that vendor does its own way, {@link
 * dev.callwright.agent.realtime.dialect.Family} writes what all have in common.
 *
 * <p>Uses: {@code agent.realtime}, {@code config}, JSON. Everything here is immutable.
 */
@NullMarked
package dev.callwright.agent.realtime.dialect;

import org.jspecify.annotations.NullMarked;
