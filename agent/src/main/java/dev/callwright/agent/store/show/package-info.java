/**
 * Records as plain text: the table of calls, and one call with its timeline.
 *
 * <p>Uses: {@code store}. Immutable.
 */
@NullMarked
package dev.callwright.agent.store.show;

import org.jspecify.annotations.NullMarked;
