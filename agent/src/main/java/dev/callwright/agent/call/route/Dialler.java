package dev.callwright.agent.call.route;

import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.OutgoingRequest;

/** Places calls, as {@code SipEndpoint.prepare} does. Thread-safe. */
@FunctionalInterface
public interface Dialler {

    /**
     * Prepares a call; nothing is sent before {@link OutgoingCall#send}.
     *
     * @throws dev.callwright.sip.SipException if the request cannot be sent, whoever would answer it
     */
    OutgoingCall prepare(OutgoingRequest request);
}
