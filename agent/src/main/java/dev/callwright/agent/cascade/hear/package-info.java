/**
 * What the caller said: gathered, and transcribed by a service.
 *
 * <p>Uses: {@code cascade.http}, {@code agent.realtime}, {@code media.codec}, JSON. Owner: the media
 * loop of the call.
 */
@NullMarked
package dev.callwright.agent.cascade.hear;

import org.jspecify.annotations.NullMarked;
