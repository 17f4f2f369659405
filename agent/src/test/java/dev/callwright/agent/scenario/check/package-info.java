/** Tests. */
@NullMarked
package dev.callwright.agent.scenario.check;

import org.jspecify.annotations.NullMarked;
