/** Trunks and stand-ins for tests of calls. */
@NullMarked
package dev.callwright.agent.call.testing;

import org.jspecify.annotations.NullMarked;
