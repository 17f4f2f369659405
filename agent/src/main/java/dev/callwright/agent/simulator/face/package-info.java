/**
 * The faces of the simulator: what each vendor's service looks like from outside. Inside there is one conversation, in the words
 * of the older generation and PCM16 at 24 kHz; a face translates what comes in and what goes out.
 *
 * <p>Uses: JSON, {@code media.codec}, {@code media.dsp}. Owner: the connection's event loop.
 */
@NullMarked
package dev.callwright.agent.simulator.face;

import org.jspecify.annotations.NullMarked;
