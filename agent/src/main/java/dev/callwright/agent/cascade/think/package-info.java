/**
 * What the model is told and what it answers, in words and calls of functions.
 *
 * <p>Uses: {@code cascade.http}, {@code agent.realtime}, JSON. Owner: the media loop of the call; streams are read on a virtual thread.
 */
@NullMarked
package dev.callwright.agent.cascade.think;

import org.jspecify.annotations.NullMarked;
