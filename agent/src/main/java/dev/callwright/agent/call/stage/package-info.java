/**
 * Where a call takes place: the one place where it waits, and its parts, each of which sees the others through {@code CallStage}.
 *
 * <p>Uses: {@code call}, {@code call.tools}, {@code call.record}, {@code call.services}, {@code call.cast}, {@code call.digits}, {@code
 * agent.bridge}, {@code agent.pool}, {@code agent.realtime}, {@code media.sdp}, {@code media.leg}, {@code sip}, {@code config}. Owner:
 * call thread; others reach it by {@code Mailbox.offer}.
 */
@NullMarked
package dev.callwright.agent.call.stage;

import org.jspecify.annotations.NullMarked;
