/**
 * Signal processing on PCM16: the resampler between 8 and 24 kHz, the concealment of lost packets, digits as tones.
 *
 * <p>Uses: the JDK only. Pure and stateful. Owner: the media loop of the call.
 */
@NullMarked
package dev.callwright.media.dsp;

import org.jspecify.annotations.NullMarked;
