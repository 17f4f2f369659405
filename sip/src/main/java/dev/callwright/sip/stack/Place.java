package dev.callwright.sip.stack;

import dev.callwright.sip.ContactAddress;
import dev.callwright.sip.Origin;
import java.net.InetAddress;

/**
 * Where we are, as our peers see it. Thread-safe.
 *
 * @param local       which of our addresses a peer reaches
 * @param port        listening port
 * @param advertised  address for calls we place; empty for the local one
 * @param contacts    address for those who call us
 */
record Place(LocalAddress local, int port, String advertised, ContactAddress contacts) {

    Self towardsCaller(Origin origin, String reachedAt, String user, String transport) {
        String host = contacts.contactFor(origin, reachedAt);
        return new Self(user, host.isBlank() ? reachedAt : host, port, transport);
    }

    Self towardsCalled(InetAddress target, String user, String transport) {
        return new Self(user, advertised.isEmpty() ? local.towards(target) : advertised, port, transport);
    }
}
