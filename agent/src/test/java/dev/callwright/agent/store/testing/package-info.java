/** Calls to store, and databases that misbehave on demand. */
@NullMarked
package dev.callwright.agent.store.testing;

import org.jspecify.annotations.NullMarked;
