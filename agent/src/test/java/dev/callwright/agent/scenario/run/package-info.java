/** Tests. */
@NullMarked
package dev.callwright.agent.scenario.run;

import org.jspecify.annotations.NullMarked;
