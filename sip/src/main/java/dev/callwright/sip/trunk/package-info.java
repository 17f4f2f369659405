/**
 * Who may call: trunks by source address or registration, softphone users by digest authentication; the registrar's bindings, and
 * our own registrations ({@link dev.callwright.sip.trunk.Trunks}).
 *
 * <p>Uses: {@code trunk.digest}, {@code sip}, {@code sip.dns}, {@code config}. Thread-safe; called on the stack's threads, never blocks.
 */
@NullMarked
package dev.callwright.sip.trunk;

import org.jspecify.annotations.NullMarked;
