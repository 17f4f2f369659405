/**
 * The command line: picocli commands and exit codes. The only place that calls {@code System.exit}.
 *
 * <p>Uses: {@code agent.app}, {@code config}, {@code agent.simulator}, {@code agent.phone}.
 */
@NullMarked
package dev.callwright.agent.cli;

import org.jspecify.annotations.NullMarked;
