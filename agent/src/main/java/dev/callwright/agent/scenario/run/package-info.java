/**
 * Runs tests: a server, a simulated model, stub tools and phones for each, on loopback.
 *
 * <p>Uses: {@code scenario.plan}, {@code scenario.check}, {@code app}, {@code phone}, {@code simulator}, {@code media}, {@code sip}. Owner: the
 * thread that runs a test; each phone has one of its own.
 */
@NullMarked
package dev.callwright.agent.scenario.run;

import org.jspecify.annotations.NullMarked;
