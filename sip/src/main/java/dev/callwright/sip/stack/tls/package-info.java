/**
 * Certificates shown and checked, by SNI, and renewed without a restart.
 *
 * <p>Uses: {@code config}.
 */
@NullMarked
package dev.callwright.sip.stack.tls;

import org.jspecify.annotations.NullMarked;
