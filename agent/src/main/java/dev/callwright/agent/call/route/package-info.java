/**
 * The ways of calls: which agent answers, which trunks a call may go by, where they are, how they write numbers.
 *
 * <p>Uses: {@code call}, {@code sip}, {@code sip.dns}, {@code sip.trunk}, {@code config}. Immutable or thread-safe; what looks up names
 * blocks.
 */
@NullMarked
package dev.callwright.agent.call.route;

import org.jspecify.annotations.NullMarked;
