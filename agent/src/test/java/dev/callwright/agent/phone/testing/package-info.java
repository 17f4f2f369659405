/** Calls to look at. */
@NullMarked
package dev.callwright.agent.phone.testing;

import org.jspecify.annotations.NullMarked;
