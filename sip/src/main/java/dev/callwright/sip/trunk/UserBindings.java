package dev.callwright.sip.trunk;

import dev.callwright.sip.Registrations.Contact;
import dev.callwright.sip.Registrations.Request;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bindings of one address of record (RFC 3261 §10.3 steps 6 to 8). Bounded: beyond {@value #LIMIT} contacts the one that
 * was refreshed longest ago goes, so that a phone which changes its port at every restart is never locked out by its own past.
 * Expired bindings go when the next one looks. Thread-safe.
 */
final class UserBindings {

    static final int LIMIT = 10;

    private static final Logger log = LoggerFactory.getLogger(UserBindings.class);

    private final String user;

    /** By contact URI, refreshed longest ago first; guarded by this. */
    private final LinkedHashMap<String, Held> held = new LinkedHashMap<>();

    private record Held(InetSocketAddress source, String callId, long cseq, long expiresAtNanos) {

        boolean isNewerThan(Request request) {
            return callId.equals(request.callId()) && cseq >= request.cseq();
        }
    }

    UserBindings(String user) {
        this.user = user;
    }

    /** Adds, refreshes and (at 0 seconds) removes contacts: all of them, or none and false if the request is out of order. */
    synchronized boolean update(Request request, List<Contact> granted, long nowNanos) {
        expire(nowNanos);
        if (granted.stream().anyMatch(contact -> isOutOfOrder(contact.uri(), request))) {
            return false;
        }
        boolean wasEmpty = held.isEmpty();
        granted.forEach(contact -> apply(request, contact, nowNanos));
        logChange(wasEmpty, request.source());
        return true;
    }

    /** Removes all contacts, or none and false if the request is out of order for one of them. */
    synchronized boolean clear(Request request, long nowNanos) {
        expire(nowNanos);
        if (held.values().stream().anyMatch(binding -> binding.isNewerThan(request))) {
            return false;
        }
        boolean wasEmpty = held.isEmpty();
        held.clear();
        logChange(wasEmpty, request.source());
        return true;
    }

    synchronized List<Binding> live(long nowNanos) {
        expire(nowNanos);
        return held.entrySet().stream()
                .map(entry -> new Binding(
                        entry.getKey(),
                        entry.getValue().source(),
                        Duration.ofNanos(entry.getValue().expiresAtNanos() - nowNanos)))
                .toList();
    }

    private boolean isOutOfOrder(String uri, Request request) {
        Held binding = held.get(uri);
        return binding != null && binding.isNewerThan(request);
    }

    private void apply(Request request, Contact contact, long nowNanos) {
        held.remove(contact.uri());
        if (contact.expires() == 0) {
            return;
        }
        long expiresAtNanos = nowNanos + TimeUnit.SECONDS.toNanos(contact.expires());
        held.put(contact.uri(), new Held(request.source(), request.callId(), request.cseq(), expiresAtNanos));
        if (held.size() > LIMIT) {
            held.pollFirstEntry();
        }
    }

    private void expire(long nowNanos) {
        boolean removed = held.values().removeIf(binding -> binding.expiresAtNanos() - nowNanos <= 0);
        if (removed && held.isEmpty()) {
            log.atInfo().addKeyValue("user", user).log("registration expired");
        }
    }

    private void logChange(boolean wasEmpty, InetSocketAddress source) {
        if (wasEmpty != held.isEmpty()) {
            log.atInfo()
                    .addKeyValue("user", user)
                    .addKeyValue("source", source)
                    .log(wasEmpty ? "softphone registered" : "softphone unregistered");
        }
    }
}
