package dev.callwright.sip.stack.uas;

import dev.callwright.sip.Registrations;
import dev.callwright.sip.Registrations.Contact;
import dev.callwright.sip.Registrations.Reply;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Peer;
import dev.callwright.sip.stack.basis.Signalling;
import dev.callwright.sip.stack.net.Counters;
import dev.callwright.sip.stack.text.DialogKey;
import dev.callwright.sip.stack.text.Sip;
import dev.callwright.sip.stack.text.Uris;
import java.text.ParseException;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import javax.sip.RequestEvent;
import javax.sip.address.Address;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Carries REGISTER to {@link Registrations} and its reply back (RFC 3261 §10.3). A registration that succeeds keeps its
 * transaction, so that a repetition gets the same answer; what fails keeps nothing. Runs on the stack's threads.
 * Thread-safe.
 */
public final class RegistrarAdapter {

    private static final int MAX_CONTACTS = 16;

    private final Registrations registrations;
    private final Gate gate;
    private final Signalling signalling;

    public RegistrarAdapter(Registrations registrations, Gate gate, Signalling signalling) {
        this.registrations = registrations;
        this.gate = gate;
        this.signalling = signalling;
    }

    void onRegister(RequestEvent event) {
        Request request = event.getRequest();
        List<Contact> contacts = Sip.all(request, ContactHeader.NAME, ContactHeader.class).stream()
                .map(RegistrarAdapter::contact)
                .toList();
        if (contacts.size() > MAX_CONTACTS) {
            gate.refuse(request, new Rejection(Response.BAD_REQUEST, "Too Many Contacts"));
            return;
        }
        Counters counters = signalling.counters();
        switch (registrations.register(ask(request, contacts))) {
            case Reply.Registered(List<Contact> bindings) -> {
                counters.admitted.increment();
                registered(event, bindings);
            }
            case Reply.Challenged(List<String> challenges) -> {
                counters.challenged.increment();
                signalling.wire().reply(Gate.challenge(signalling.responses().stateless(request, 401), challenges));
            }
            case Reply.IntervalTooBrief(long minExpires) ->
                gate.refuse(
                        request,
                        new Rejection(Response.INTERVAL_TOO_BRIEF, ""),
                        Sip.header("Min-Expires", Long.toString(minExpires)));
            case Reply.Refused(int status, String reason) -> gate.refuse(request, new Rejection(status, reason));
            case Reply.Ignored _ -> counters.ignored.increment();
        }
    }

    private static Registrations.Request ask(Request request, List<Contact> contacts) {
        ToHeader to = (ToHeader) request.getHeader(ToHeader.NAME);
        long expires = Sip.first(request, ExpiresHeader.NAME, ExpiresHeader.class)
                .mapToLong(ExpiresHeader::getExpires)
                .findFirst()
                .orElse(-1);
        return new Registrations.Request(
                request.getRequestURI().toString(),
                Uris.user(to.getAddress().getURI()),
                Peer.of(request).source(),
                DialogKey.callId(request),
                CallDialog.cseq(request),
                contacts,
                expires,
                Gate.authorization(request),
                Gate.userAgent(request));
    }

    private static Contact contact(ContactHeader header) {
        return header.isWildCard()
                ? new Contact("*", header.getExpires())
                : new Contact(header.getAddress().getURI().toString(), header.getExpires());
    }

    private void registered(RequestEvent event, List<Contact> bindings) {
        Response ok = signalling
                .responses()
                .tagged(event.getRequest(), Response.OK, signalling.names().tag());
        bindings.forEach(binding -> addBinding(ok, binding));
        ok.setHeader(Sip.HEADERS.createDateHeader(Calendar.getInstance(TimeZone.getTimeZone("GMT"))));
        signalling
                .wire()
                .transaction(event)
                .ifPresent(transaction -> signalling.wire().reply(transaction, ok));
    }

    /** The binding of a URI that no longer parses is left out: it came through the same parser. */
    private static void addBinding(Response ok, Contact binding) {
        try {
            Address address = Sip.ADDRESSES.createAddress(Sip.ADDRESSES.createURI(binding.uri()));
            ContactHeader contact = Sip.HEADERS.createContactHeader(address);
            int expires = Math.clamp(binding.expires(), 0, Integer.MAX_VALUE);
            Sip.build(() -> {
                contact.setExpires(expires);
                return contact;
            });
            ok.addHeader(contact);
        } catch (ParseException e) {
            throw new IllegalArgumentException("a binding is no URI", e);
        }
    }
}
