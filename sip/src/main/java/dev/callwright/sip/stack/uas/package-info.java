/**
 * Requests of others: who may ask, where they belong, and calls that come in.
 *
 * <p>Uses: {@code sip}, {@code sip.stack.dialog}, {@code sip.stack.basis}, {@code sip.stack.text}, {@code sip.stack.net}. Owner: the
 * stack's threads until a call has a lane, the lane from then on.
 */
@NullMarked
package dev.callwright.sip.stack.uas;

import org.jspecify.annotations.NullMarked;
