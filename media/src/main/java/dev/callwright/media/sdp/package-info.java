/**
 * Session descriptions (RFC 8866) and the offer/answer model (RFC 3264). SDP lives here because it describes media; SIP
 * only carries it.
 *
 * <p>Uses: {@code media.codec}. Immutable values, callable from any thread.
 */
@NullMarked
package dev.callwright.media.sdp;

import org.jspecify.annotations.NullMarked;
