/**
 * How calls go, told from top to bottom: those that come in, those we place, and the acts they share.
 *
 * <p>Uses: {@code call}, {@code call.stage}, {@code call.services}, {@code call.route}, {@code agent.store}, {@code
 * agent.realtime}, {@code media.sdp}, {@code sip}, {@code sip.trunk}, {@code config}. Owner: call thread.
 */
@NullMarked
package dev.callwright.agent.call.story;

import org.jspecify.annotations.NullMarked;
