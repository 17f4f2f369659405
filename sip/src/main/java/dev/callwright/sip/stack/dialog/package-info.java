/**
 * What happens within a dialog, whoever began it: acknowledgements, re-INVITEs, UPDATEs, refreshes, PRACK, INFO, transfers.
 *
 * <p>Uses: {@code sip}, {@code sip.stack.basis}, {@code sip.stack.text}, {@code sip.stack.digest}. Owner: the lane of the call.
 */
@NullMarked
package dev.callwright.sip.stack.dialog;

import org.jspecify.annotations.NullMarked;
