/**
 * Frames of the service to events, and samples to frames, without garbage on the way of the audio.
 *
 * <p>Uses: {@code realtime}, {@code media.codec}, Netty, JSON. Owner: the media loop of the call.
 */
@NullMarked
package dev.callwright.agent.realtime.codec;

import org.jspecify.annotations.NullMarked;
