/**
 * Payload to PCM16 and back: G.711 A-law and mu-law (ITU-T G.711).
 *
 * <p>Uses: the JDK only. Immutable tables, callable from any thread.
 */
@NullMarked
package dev.callwright.media.codec;

import org.jspecify.annotations.NullMarked;
