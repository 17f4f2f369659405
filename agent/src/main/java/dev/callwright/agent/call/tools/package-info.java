/**
 * The functions the model calls in a call: run on threads of their own, acted upon, recorded, answered together. They know of the call
 * what {@code ToolStage} shows them.
 *
 * <p>Uses: {@code call}, {@code call.services}, {@code call.record}, {@code call.cast}, {@code agent.tool}, {@code agent.bridge}, {@code
 * agent.realtime}, {@code media.codec}, {@code sip}, {@code config}. Owner: call thread.
 */
@NullMarked
package dev.callwright.agent.call.tools;

import org.jspecify.annotations.NullMarked;
