/**
 * What requests, answers and calls of either direction stand on: the wire, transactions of ours, dialogs, lanes, timers.
 *
 * <p>Uses: {@code sip}, {@code sip.stack.text}, {@code sip.stack.digest}, {@code sip.stack.net}, {@code config}. Owner: the lane of the
 * call; registries and timers are thread-safe.
 */
@NullMarked
package dev.callwright.sip.stack.basis;

import org.jspecify.annotations.NullMarked;
