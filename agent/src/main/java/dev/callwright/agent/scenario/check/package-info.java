/**
 * What was seen of a call, and whether that is what a test expects. Pure.
 *
 * <p>Uses: {@code scenario.plan}, {@code phone}, {@code call}, {@code store}.
 */
@NullMarked
package dev.callwright.agent.scenario.check;

import org.jspecify.annotations.NullMarked;
