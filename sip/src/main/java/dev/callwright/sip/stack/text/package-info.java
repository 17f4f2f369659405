/**
 * What SIP messages say: headers, URIs and bodies read and written, and what is wrong with them.
 *
 * <p>Uses: {@code sip}. Immutable values and pure functions; no sockets.
 */
@NullMarked
package dev.callwright.sip.stack.text;

import org.jspecify.annotations.NullMarked;
