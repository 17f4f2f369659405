/**
 * Answers to the challenges of others (RFC 8760, RFC 7616).
 *
 * <p>Uses: {@code sip.stack.text}. Owner: whoever sends the request.
 */
@NullMarked
package dev.callwright.sip.stack.digest;

import org.jspecify.annotations.NullMarked;
