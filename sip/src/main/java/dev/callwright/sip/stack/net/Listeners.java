package dev.callwright.sip.stack.net;

import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.text.Uris;
import gov.nist.javax.sip.message.SIPMessage;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;

/** Where we listen, and from which of these places a message leaves. Immutable. */
public final class Listeners {

    private final List<Listener> all;

    /** At least one; the first is the one preferred where several do. */
    Listeners(List<Listener> all) {
        this.all = List.copyOf(all);
    }

    public List<Listener> all() {
        return all;
    }

    public Listener first() {
        return all.getFirst();
    }

    /** Where a message came in, or a response to it has to leave. */
    public Listener of(Message message) {
        SIPMessage received = (SIPMessage) message;
        String transport = received.getTopmostVia().getTransport();
        return all.stream()
                .filter(listener -> listener.isAt(received.getLocalAddress(), received.getLocalPort()))
                .max(Comparator.comparing(listener -> listener.speaks(transport)))
                .orElseGet(this::first);
    }

    /** The first of those that reach the target best; empty when none does. */
    public Optional<Listener> towards(InetAddress target, String transport) {
        return all.stream()
                .filter(listener -> listener.speaks(transport) && listener.fitness(target) >= 0)
                // The first of equals stays: max would take the last.
                .reduce((best, next) -> next.fitness(target) > best.fitness(target) ? next : best);
    }

    /**
     * Where a request of ours leaves: the listener its Via names, where it speaks the transport of the hop; else the
     * one that reaches the hop best, and then its Via is made to name that one.
     *
     * @throws SipException if no listener can take it there
     */
    public Listener departure(Request request, Optional<Hop> hop) throws SipException {
        ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        String transport = hop.map(Hop::getTransport).orElseGet(via::getTransport);
        Optional<Listener> named = named(via, transport);
        if (named.isPresent()) {
            return named.get();
        }
        String host = hop.map(Hop::getHost).orElseGet(() -> Uris.nextHost(request));
        try {
            InetAddress target = InetAddress.getByName(host);
            Listener other = towards(target, transport)
                    .orElseThrow(() -> new SipException("no listener speaks " + transport + " to " + LogText.of(host)));
            rename(via, other, target, transport);
            return other;
        } catch (UnknownHostException e) {
            throw new SipException("unknown host " + LogText.of(host), e);
        }
    }

    /** Two listeners may share a port on different addresses: then the host decides. */
    private Optional<Listener> named(ViaHeader via, String transport) {
        List<Listener> candidates = all.stream()
                .filter(listener -> listener.port() == via.getPort() && listener.speaks(transport))
                .toList();
        Optional<InetAddress> host = literal(via.getHost());
        return candidates.size() < 2 || host.isEmpty()
                ? candidates.stream().findFirst()
                : candidates.stream()
                        .reduce((best, next) -> likeness(next, host.get()) > likeness(best, host.get()) ? next : best);
    }

    private static int likeness(Listener listener, InetAddress host) {
        boolean same = listener.local().bound().equals(host)
                || literal(listener.advertised()).filter(host::equals).isPresent();
        return same ? Integer.MAX_VALUE : listener.fitness(host);
    }

    private static void rename(ViaHeader via, Listener listener, InetAddress target, String transport)
            throws SipException {
        try {
            via.setHost(Self.literal(listener.hostTowards(target)));
            via.setPort(listener.port());
            via.setTransport(transport);
        } catch (ParseException | InvalidArgumentException e) {
            throw new SipException("not an address for Via", e);
        }
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host.replace("[", "").replace("]", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
