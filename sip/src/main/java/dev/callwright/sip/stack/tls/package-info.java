/**
 * Certificates shown and checked, by SNI, and renewed without a restart.
 *
 * <p>Uses: {@code config}. Thread-safe.
 */
@NullMarked
package dev.callwright.sip.stack.tls;

import org.jspecify.annotations.NullMarked;
