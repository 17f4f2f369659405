/**
 * The sockets under JAIN-SIP: listeners, connections and their framings (TCP, TLS, WebSocket), bounds on what comes in, and the ways out.
 *
 * <p>Uses: {@code sip.stack.text}, {@code sip.stack.tls}, {@code config}. Owner: the stack's threads; counters are shared.
 */
@NullMarked
package dev.callwright.sip.stack.net;

import org.jspecify.annotations.NullMarked;
