package dev.callwright.sip;

import java.net.InetSocketAddress;

/** Sees every SIP message that comes and goes. Called on the stack's threads: return at once, never block. Thread-safe. */
@FunctionalInterface
public interface WireTap {

    WireTap NONE = _ -> {};

    void see(Message message);

    /**
     * A message on the wire. Immutable.
     *
     * @param sent       whether we sent it
     * @param local      our address
     * @param remote     the peer's address
     * @param transport  {@code UDP} and the like
     * @param callId     Call-ID; empty if there is none
     * @param text       the whole message, secrets included
     */
    record Message(
            boolean sent,
            InetSocketAddress local,
            InetSocketAddress remote,
            String transport,
            String callId,
            String text) {}
}
