/** Tests. */
@NullMarked
package dev.callwright.agent.scenario.report;

import org.jspecify.annotations.NullMarked;
