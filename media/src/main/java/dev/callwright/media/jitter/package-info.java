/**
 * Order, wait, declare lost: the uplink reorder window and the downlink playout queue.
 *
 * <p>Uses: {@code media.rtp}. Pure: time is a parameter. Owner: media loop.
 */
@NullMarked
package dev.callwright.media.jitter;

import org.jspecify.annotations.NullMarked;
