package dev.callwright.sip.stack.net;

import dev.callwright.sip.ContactAddress;
import dev.callwright.sip.Origin;
import dev.callwright.sip.SipException;
import java.net.InetAddress;

/**
 * Where we are, as our peers see it. Thread-safe.
 *
 * @param listeners  where we listen
 * @param contacts   address for those who call us, where the listener advertises none
 */
public record Place(Listeners listeners, ContactAddress contacts) {

    public Self towardsCaller(Listener listener, Origin origin, String reachedAt, String user, String transport) {
        String host = contacts.contactFor(origin, reachedAt);
        // What the first listener advertises says nothing of the others; what a trunk asks for holds for all.
        boolean ofTrunk = !host.isBlank()
                && !host.equals(reachedAt)
                && !host.equals(listeners.first().advertised());
        if (!ofTrunk && !listener.equals(listeners.first())) {
            host = listener.advertised();
        }
        return new Self(user, host.isBlank() ? reachedAt : host, listener.port(), transport);
    }

    /**
     * How a called party reaches us.
     *
     * @throws SipException if no listener speaks the transport and reaches the target
     */
    public Self towardsCalled(InetAddress target, String user, String transport) {
        Listener listener = listeners
                .towards(target, transport)
                .orElseThrow(() -> new SipException("no listener speaks " + transport + " to " + target));
        return new Self(user, listener.hostTowards(target), listener.port(), transport);
    }
}
