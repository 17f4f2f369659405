/** Tests of the simulator: shapes and turns on an embedded channel with frozen time, and peers over sockets. */
@NullMarked
package dev.callwright.agent.simulator;

import org.jspecify.annotations.NullMarked;
