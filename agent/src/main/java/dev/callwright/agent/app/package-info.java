/**
 * Constructs everything in order with {@code new}, starts it, drains it, and stops it in reverse. No container, no
 * singletons, no static mutable state.
 *
 * <p>Uses: everything except {@code agent.cli}.
 */
@NullMarked
package dev.callwright.agent.app;

import org.jspecify.annotations.NullMarked;
