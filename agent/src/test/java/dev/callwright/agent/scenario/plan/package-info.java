/** Tests. */
@NullMarked
package dev.callwright.agent.scenario.plan;

import org.jspecify.annotations.NullMarked;
