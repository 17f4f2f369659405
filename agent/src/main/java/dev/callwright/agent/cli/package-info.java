/**
 * The command line: picocli commands and exit codes of sysexits. The only place that calls {@code System.exit}.
 *
 * <p>Uses: {@code agent.app}, {@code agent.control}, {@code agent.phone}, {@code agent.simulator}, {@code agent.store}, {@code config},
 * {@code media.codec} for WAV files, and of {@code media.leg} and {@code sip} only what they throw.
 */
@NullMarked
package dev.callwright.agent.cli;

import org.jspecify.annotations.NullMarked;
