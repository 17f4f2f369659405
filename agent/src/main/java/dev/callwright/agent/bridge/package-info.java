/**
 * The data plane: joins one RTP leg and one realtime session on one loop, resamples between them, and stops the agent when
 * the caller speaks.
 *
 * <pre>
 *   bridge -&gt; talk -&gt; model -&gt; turns -&gt; event
 *                  \-&gt; audio
 * </pre>
 *
 * <p>Uses: its own rooms, {@code media.leg}, {@code media.dsp}, {@code media.sdp}, {@code agent.realtime}, {@code agent.metrics}. Owner:
 * the media loop; {@link dev.callwright.agent.bridge.VoiceBridge} is the one handle callable from any thread.
 */
@NullMarked
package dev.callwright.agent.bridge;

import org.jspecify.annotations.NullMarked;
