/**
 * The control plane: one virtual thread per call tells its story from top to bottom. This package has the words its rooms share with
 * one another and with those who watch or place calls: outcomes, moments, reports, orders.
 *
 * <p>A {@code Call} is a {@code Story} and the {@code CallStage} it plays on ({@code call.story}). {@code IncomingStory} rings, reaches
 * the model, answers and talks; {@code OutgoingStory} dials by one trunk after another and talks to whoever answers; {@code Talk} has
 * the acts of both. The stage waits, and has the call's parts ({@code call.stage}): {@code Line} is the SIP dialog and its session
 * description, {@code Voice} the audio and the model behind it, {@code TransferDesk} the transfers, {@code Squad} the agents, {@code
 * ToolDesk} the functions, {@code Chronicle} what is recorded.
 *
 * <p>{@link dev.callwright.agent.call.switchboard.CallService} takes the calls that come in, {@link
 * dev.callwright.agent.call.switchboard.OutboundCalls} places others, and {@link
 * dev.callwright.agent.call.switchboard.LiveCalls} acts on those in progress.
 *
 * <pre>
 *   switchboard -&gt; story -&gt; stage -&gt; tools -&gt; record -&gt; services -&gt; route -&gt; call
 *                                 \-&gt; cast, digits
 * </pre>
 *
 * <p>Uses: {@code sip}, {@code agent.store}, {@code agent.realtime}, {@code media.leg}. Owner: values are immutable; the rooms run on
 * the call thread {@code call-<id>}.
 */
@NullMarked
package dev.callwright.agent.call;

import org.jspecify.annotations.NullMarked;
