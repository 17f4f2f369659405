/**
 * The speech gate: tells the caller's speech from noise, coughs, tones and the echo of the agent.
 *
 * <p>Uses: the JDK only. Pure and stateful. Owner: the media loop of the call.
 */
@NullMarked
package dev.callwright.media.dsp.speech;

import org.jspecify.annotations.NullMarked;
