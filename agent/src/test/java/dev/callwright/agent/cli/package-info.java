/** The command line, run as from a shell except that nothing ends the process. */
@NullMarked
package dev.callwright.agent.cli;

import org.jspecify.annotations.NullMarked;
