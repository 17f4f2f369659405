/**
 * RFC 3550 and RFC 4733 wire formats and arithmetic over bytes.
 *
 * <p>Uses: the JDK only. Pure: no socket, no clock. Mutable classes belong to the media loop that made them.
 */
@NullMarked
package dev.callwright.media.rtp;

import org.jspecify.annotations.NullMarked;
