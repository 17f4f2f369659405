/**
 * The vocabulary of {@code dev.callwright.sip} spoken through JAIN-SIP. The only package that imports {@code javax.sip}
 * or {@code gov.nist}. Callbacks translate and hand over, nothing else.
 *
 * <p>Uses: {@code sip}, {@code config}. Owner: the stack's threads for what runs in callbacks.
 */
@NullMarked
package dev.callwright.sip.stack;

import org.jspecify.annotations.NullMarked;
