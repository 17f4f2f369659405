/**
 * What the simulator hears and says, without a socket: voice detection, the caller's audio, prompts, synthesis, and the plan
 * by which an answer is sent. All audio is 24 kHz mono PCM16, little endian, as on the wire.
 *
 * <p>Uses: the JDK only. Pure engines, owned by the connection that uses them; prompts and synthesis are shared.
 */
@NullMarked
package dev.callwright.agent.simulator.speech;

import org.jspecify.annotations.NullMarked;
