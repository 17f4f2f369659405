/** Tests of what the simulator hears and says. */
@NullMarked
package dev.callwright.agent.simulator.speech;

import org.jspecify.annotations.NullMarked;
