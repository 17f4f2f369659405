/**
 * Challenges to others, and the judgement of their answers (RFC 3261 §22, RFC 7616, RFC 8760).
 *
 * <p>Uses: {@code config}. Thread-safe; called on the stack's threads, never blocks.
 */
@NullMarked
package dev.callwright.sip.trunk.digest;

import org.jspecify.annotations.NullMarked;
