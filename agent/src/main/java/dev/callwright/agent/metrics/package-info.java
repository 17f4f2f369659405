/**
 * Every meter of the program, declared once.
 *
 * <p>Uses: Micrometer. Thread-safe.
 */
@NullMarked
package dev.callwright.agent.metrics;

import org.jspecify.annotations.NullMarked;
