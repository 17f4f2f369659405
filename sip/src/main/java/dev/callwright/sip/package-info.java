/**
 * The vocabulary in which the application speaks SIP: calls, dialogs, and what happens to them. No protocol type of the
 * stack appears here.
 *
 * <p>Uses: the JDK only.
 */
@NullMarked
package dev.callwright.sip;

import org.jspecify.annotations.NullMarked;
