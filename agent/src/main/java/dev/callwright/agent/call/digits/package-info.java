/**
 * Digits of a call: the same one that comes by several paths counts once, and those we send go by one path.
 *
 * <p>Uses: {@code config}. Owner: call thread.
 */
@NullMarked
package dev.callwright.agent.call.digits;

import org.jspecify.annotations.NullMarked;
