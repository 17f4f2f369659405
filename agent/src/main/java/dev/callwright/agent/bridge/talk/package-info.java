/**
 * What is said: answers of the model, words said as they are written, functions called, and what one session leaves to the next.
 *
 * <p>Uses: {@code bridge.model}, {@code bridge.turns}, {@code bridge.audio}, {@code bridge.event}, {@code agent.realtime}, {@code
 * agent.metrics}, {@code config}. Owner: the media loop; {@code SpokenWords} is thread-safe.
 */
@NullMarked
package dev.callwright.agent.bridge.talk;

import org.jspecify.annotations.NullMarked;
