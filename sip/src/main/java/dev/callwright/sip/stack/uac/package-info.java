/**
 * Requests of ours: calls we place, from hop to hop and challenge to challenge, and requests outside of dialogs.
 *
 * <p>Uses: {@code sip}, {@code sip.stack.dialog}, {@code sip.stack.basis}, {@code sip.stack.text}, {@code sip.stack.digest},
 * {@code sip.stack.net}. Owner: the lane of the call.
 */
@NullMarked
package dev.callwright.sip.stack.uac;

import org.jspecify.annotations.NullMarked;
