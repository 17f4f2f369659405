/**
 * Samples on their way: to the caller with an account of what was heard, to the model, and kept for a while.
 *
 * <p>Uses: {@code agent.realtime}, {@code media.leg}, {@code media.dsp}, {@code media.codec}. Owner: the media loop.
 */
@NullMarked
package dev.callwright.agent.bridge.audio;

import org.jspecify.annotations.NullMarked;
