/**
 * The script of a simulated model: rules that say what it does about what it hears, reads or is given back.
 *
 * <p>Uses nothing of the house. Owner: the event loop of the connection the script plays on.
 */
@NullMarked
package dev.callwright.agent.simulator.script;

import org.jspecify.annotations.NullMarked;
