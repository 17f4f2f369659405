/**
 * Calls as tests: files that say what callers do and what must come of it, run over real SIP and RTP.
 *
 * <p>Uses: its own rooms, {@code config}. Owner: whoever runs tests.
 */
@NullMarked
package dev.callwright.agent.scenario;

import org.jspecify.annotations.NullMarked;
