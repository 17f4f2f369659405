/**
 * A StepFun-compatible realtime server for demos, tests and load. It never imports {@code agent.realtime}: the wire format
 * is written twice by two hands, so that a mistake in one cannot hide behind the same mistake in the other.
 *
 * <pre>
 *   socket -> UpgradeHandler (Admission) -> SessionHandler -> Session -> ItemEvents, Settings
 *                                                                  \-> CallerAudio -> Turns -> Response -> Line -> socket
 *   socket -> FaceHandler (Admission) -> HearingFace, ChatFace, SpeechFace -> FaceReply -> socket
 * </pre>
 *
 * <p>Uses: Netty, JSON, {@code simulator.speech}. Owner: one event loop per connection; {@code Admission} and {@code Speaker}
 * are shared and thread-safe.
 */
@NullMarked
package dev.callwright.agent.simulator;

import org.jspecify.annotations.NullMarked;
