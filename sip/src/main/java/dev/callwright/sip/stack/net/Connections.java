package dev.callwright.sip.stack.net;

import gov.nist.javax.sip.stack.MessageChannel;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections of one transport. One that was opened for a host name has shown a certificate for that name, and
 * says nothing about another name at the same address. Thread-safe.
 */
final class Connections {

    /** Nobody's name was checked: a peer opened it, or there is no TLS. */
    static final String NO_NAME = "";

    private final String transport;
    private final Map<Place, Connection> open = new ConcurrentHashMap<>();

    private record Place(String address, String name) {

        static Place of(Connection connection) {
            return new Place(connection.getKey(), connection.name());
        }
    }

    Connections(String transport) {
        this.transport = transport;
    }

    /** The one with this peer under this name; empty when there is none. */
    Optional<Connection> named(InetAddress host, int port, String name) {
        return Optional.ofNullable(open.get(new Place(key(host, port), name)));
    }

    /** Any one with this peer, for what belongs to a call that it carries. */
    Optional<Connection> with(InetAddress host, int port) {
        String key = key(host, port);
        Connection accepted = open.get(new Place(key, NO_NAME));
        return accepted != null
                ? Optional.of(accepted)
                : open.values().stream()
                        .filter(connection -> connection.getKey().equals(key))
                        .findFirst();
    }

    void add(Connection connection) {
        open.put(Place.of(connection), connection);
    }

    /** The other one where somebody was faster. */
    Optional<Connection> addUnlessThere(Connection connection) {
        return Optional.ofNullable(open.putIfAbsent(Place.of(connection), connection));
    }

    void remove(Connection connection) {
        open.remove(Place.of(connection), connection);
    }

    Collection<Connection> all() {
        return open.values();
    }

    private String key(InetAddress host, int port) {
        return MessageChannel.getKey(host, port, transport);
    }
}
