/**
 * One call's RTP endpoint on one event loop: socket, source check, reorder window, concealment, digits, playout, pacing.
 *
 * <p>Uses: {@code media.*}, {@code config}, Netty. Owner: the media loop, except what is documented as callable from any
 * thread.
 */
@NullMarked
package dev.callwright.media.leg;

import org.jspecify.annotations.NullMarked;
