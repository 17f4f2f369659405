/**
 * Words to speech: split into sentences, spoken by a service in order, and brought to the line's rate.
 *
 * <p>Uses: {@code cascade.http}, {@code media.dsp}, JSON. Owner: the media loop of the call; streams are read on a virtual thread.
 */
@NullMarked
package dev.callwright.agent.cascade.speak;

import org.jspecify.annotations.NullMarked;
