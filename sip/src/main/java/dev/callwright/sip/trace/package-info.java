/**
 * What was said on the wire: kept for a while in memory, shown as a ladder with secrets hidden, exported to Homer.
 *
 * <p>Uses: {@code sip}, {@code config}. Fed on the stack's threads, which it never blocks; thread-safe.
 */
@NullMarked
package dev.callwright.sip.trace;

import org.jspecify.annotations.NullMarked;
