/**
 * What is shown of tests that ran: a table, JUnit's XML, pictures and recordings.
 *
 * <p>Uses: {@code scenario.run}, {@code scenario.check}, {@code phone}, {@code call}. Owner: the thread that reports.
 */
@NullMarked
package dev.callwright.agent.scenario.report;

import org.jspecify.annotations.NullMarked;
