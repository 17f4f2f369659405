/**
 * A StepFun-compatible realtime server for demos, tests and load. It never imports {@code agent.realtime}: the wire format
 * is written twice by two hands, so that a mistake in one cannot hide behind the same mistake in the other. This package has what a
 * test wants of it, what it tells in return, and the words its rooms share.
 *
 * <pre>
 *   socket -&gt; UpgradeHandler (Admission) -&gt; SessionHandler -&gt; Session -&gt; ItemEvents, Settings
 *                                                                  \-&gt; CallerAudio -&gt; Turns -&gt; Response -&gt; Line -&gt; socket
 *   socket -&gt; FaceHandler (Admission) -&gt; HearingFace, ChatFace, SpeechFace -&gt; FaceReply -&gt; socket
 * </pre>
 *
 * <p>Uses: {@code simulator.script}, {@code simulator.speech}, JSON. Owner: values are immutable; one event loop per connection; {@code
 * Admission} and {@code Speaker} are shared and thread-safe.
 */
@NullMarked
package dev.callwright.agent.simulator;

import org.jspecify.annotations.NullMarked;
