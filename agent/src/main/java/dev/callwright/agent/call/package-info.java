/**
 * The control plane: one virtual thread per call tells its story from top to bottom.
 *
 * <p>A {@code Call} is a {@code Story} and the {@code CallStage} it plays on. {@code IncomingStory} rings, reaches the model, answers and
 * talks; {@code OutgoingStory} dials by one trunk after another and talks to whoever answers; {@code Talk} has the acts of both. The
 * stage waits, and has the call's parts: {@code Line} is the SIP dialog and its session description, {@code Voice} the audio and the
 * model behind it, {@code TransferDesk} the transfers, {@code Chronicle} what is recorded.
 *
 * <p>{@link dev.callwright.agent.call.CallService} takes the calls that come in, {@link dev.callwright.agent.call.OutboundCalls} places
 * others, and {@link dev.callwright.agent.call.LiveCalls} acts on those in progress.
 *
 * <p>Uses: {@code sip}, {@code sip.dns}, {@code sip.trunk}, {@code media.sdp}, {@code agent.bridge}, {@code agent.store},
 * {@code agent.metrics}. Owner: the call thread {@code call-<id>}.
 */
@NullMarked
package dev.callwright.agent.call;

import org.jspecify.annotations.NullMarked;
