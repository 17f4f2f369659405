/**
 * Who talks: the agents of a call, their words with all values filled in, their language, and when one hands over to another.
 *
 * <p>Uses: {@code call}, {@code config}, {@code sip}. Owner: call thread.
 */
@NullMarked
package dev.callwright.agent.call.cast;

import org.jspecify.annotations.NullMarked;
