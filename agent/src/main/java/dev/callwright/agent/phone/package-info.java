/**
 * A scripted softphone on our own SIP and media: for the demo, the {@code call} command and call scenarios.
 *
 * <p>Uses: {@code sip}, {@code media}. Owner: the thread that runs the script.
 */
@NullMarked
package dev.callwright.agent.phone;

import org.jspecify.annotations.NullMarked;
