/**
 * Who may call: trunks by source address, softphone users by digest authentication, and the registrar's bindings.
 *
 * <p>Uses: {@code sip}, {@code config}. Thread-safe; called on the stack's threads, never blocks.
 */
@NullMarked
package dev.callwright.sip.trunk;

import org.jspecify.annotations.NullMarked;
