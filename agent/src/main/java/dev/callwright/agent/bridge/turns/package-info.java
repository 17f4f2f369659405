/**
 * Whose turn it is: where the caller's words begin and end, what was heard of the agent's, who is owed an answer.
 *
 * <p>Uses: {@code bridge.event}, {@code agent.realtime}, {@code agent.metrics}, {@code media.dsp.speech}, {@code config}. Owner: the media loop.
 */
@NullMarked
package dev.callwright.agent.bridge.turns;

import org.jspecify.annotations.NullMarked;
