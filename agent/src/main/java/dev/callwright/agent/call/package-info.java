/**
 * The control plane: one virtual thread per call tells its story from top to bottom.
 *
 * <p>Uses: {@code sip}, {@code sip.dns}, {@code sip.trunk}, {@code media.sdp}, {@code agent.bridge}, {@code agent.store},
 * {@code agent.metrics}. Owner: the call thread {@code call-<id>}.
 */
@NullMarked
package dev.callwright.agent.call;

import org.jspecify.annotations.NullMarked;
