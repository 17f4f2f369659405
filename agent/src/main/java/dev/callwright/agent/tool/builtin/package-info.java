/**
 * Tools that come with the program: what an agent may do with its own call.
 *
 * <p>Uses: {@code agent.tool}. Immutable.
 */
@NullMarked
package dev.callwright.agent.tool.builtin;

import org.jspecify.annotations.NullMarked;
