package dev.callwright.sip.stack.basis;

import dev.callwright.sip.stack.net.Self;
import dev.callwright.sip.stack.text.DialogKey;
import dev.callwright.sip.stack.text.Sip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.Address;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** The state of a dialog (RFC 3261 §12) and the requests built from it (§12.2.1.1). Owner: the call's lane. */
public final class CallDialog {

    private static final int MAX_FORWARDS = 70;

    private final boolean caller;
    private final DialogKey key;
    private final Address local;
    private final Address remote;
    private final List<Address> routes;
    private final Self self;
    private final Names names;
    private final Optional<Hop> hop;
    private URI target;
    private long localSeq;
    private long remoteSeq;

    /** What both ways of making a dialog have to say. */
    private record Ends(boolean caller, DialogKey key, Address local, Address remote, URI target, Optional<Hop> hop) {}

    private CallDialog(Ends ends, List<Address> routes, Self self, Names names, long localSeq, long remoteSeq) {
        this.caller = ends.caller();
        this.key = ends.key();
        this.local = ends.local();
        this.remote = ends.remote();
        this.target = ends.target();
        this.hop = ends.hop();
        this.routes = routes;
        this.self = self;
        this.names = names;
        this.localSeq = localSeq;
        this.remoteSeq = remoteSeq;
    }

    /** The dialog an INVITE opens at its receiver (§12.1.1). */
    public static CallDialog called(Request invite, String localTag, Self self, Names names, Optional<Hop> hop) {
        FromHeader from = (FromHeader) invite.getHeader(FromHeader.NAME);
        ToHeader to = (ToHeader) invite.getHeader(ToHeader.NAME);
        DialogKey key = new DialogKey(DialogKey.callId(invite), localTag, DialogKey.fromTag(invite));
        Ends ends = new Ends(
                false, key, to.getAddress(), from.getAddress(), contact(invite).orElse(invite.getRequestURI()), hop);
        return new CallDialog(ends, recordRoute(invite), self, names, 0, cseq(invite));
    }

    /** The dialog a 2xx opens at the caller (§12.1.2). */
    public static CallDialog calling(Request invite, Response answer, Self self, Names names, Optional<Hop> hop) {
        FromHeader from = (FromHeader) answer.getHeader(FromHeader.NAME);
        ToHeader to = (ToHeader) answer.getHeader(ToHeader.NAME);
        List<Address> routes = recordRoute(answer);
        Collections.reverse(routes);
        URI target = contact(answer).orElse(invite.getRequestURI());
        Ends ends = new Ends(true, DialogKey.ofResponse(answer), from.getAddress(), to.getAddress(), target, hop);
        return new CallDialog(ends, routes, self, names, cseq(invite), 0);
    }

    /** Whether we opened the dialog. */
    public boolean isCaller() {
        return caller;
    }

    public DialogKey key() {
        return key;
    }

    /** How the peer knows us. */
    public String localUri() {
        return local.getURI().toString();
    }

    public Self self() {
        return self;
    }

    /** Where requests go in spite of Route and Contact. */
    public Optional<Hop> hop() {
        return hop;
    }

    public static long cseq(Message message) {
        return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    /** Takes note of a request of the peer; false when it is older than one seen before (§12.2.2). */
    public boolean inOrder(Request request) {
        long seq = cseq(request);
        if (seq < remoteSeq) {
            return false;
        }
        remoteSeq = seq;
        return true;
    }

    /** A dialog that was early before it was confirmed has one numbering; its route is set anew (§13.2.2.4). */
    public void continues(CallDialog early) {
        localSeq = Math.max(localSeq, early.localSeq);
        remoteSeq = Math.max(remoteSeq, early.remoteSeq);
    }

    /** The peer may have moved: a re-INVITE or its 2xx names the new target (§12.2). */
    public void retarget(Message message) {
        contact(message).ifPresent(uri -> target = uri);
    }

    long nextSeq() {
        return ++localSeq;
    }

    public Request request(String method) {
        return build(method, nextSeq());
    }

    /** The ACK to a 2xx carries the number of its INVITE (§13.2.2.4). */
    public Request ack(long inviteSeq) {
        return build(Request.ACK, inviteSeq);
    }

    private Request build(String method, long seq) {
        return Sip.build(() -> {
            Request request = Sip.MESSAGES.createRequest(
                    (URI) target.clone(),
                    method,
                    Sip.HEADERS.createCallIdHeader(key.callId()),
                    Sip.HEADERS.createCSeqHeader(seq, method),
                    Sip.HEADERS.createFromHeader((Address) local.clone(), key.localTag()),
                    Sip.HEADERS.createToHeader(
                            (Address) remote.clone(), key.remoteTag().isEmpty() ? null : key.remoteTag()),
                    self.via(names.branch(), transport()),
                    Sip.HEADERS.createMaxForwardsHeader(MAX_FORWARDS));
            for (Address route : routes) {
                request.addHeader(Sip.HEADERS.createRouteHeader((Address) route.clone()));
            }
            request.addHeader(self.contact());
            return request;
        });
    }

    /**
     * That of the next hop: a URI that asks for what we cannot open gets what the call came over (RFC 3261 §26.2.2: sips
     * means TLS).
     */
    private String transport() {
        if (hop.isPresent()) {
            return hop.get().getTransport();
        }
        URI next = routes.isEmpty() ? target : routes.getFirst().getURI();
        String wanted = next instanceof SipURI uri && uri.getTransportParam() != null ? uri.getTransportParam() : "udp";
        if (next instanceof SipURI uri && uri.isSecure()) {
            return self.transport().startsWith("WS") ? self.transport() : "TLS";
        }
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case "udp" -> "UDP";
            case "tcp" -> "TCP";
            case "tls" -> "TLS";
            default -> self.transport();
        };
    }

    private static Optional<URI> contact(Message message) {
        return Sip.first(message, ContactHeader.NAME, ContactHeader.class)
                .filter(contact -> !contact.isWildCard() && contact.getAddress().getURI() instanceof SipURI)
                .map(contact -> contact.getAddress().getURI())
                .findFirst();
    }

    private static List<Address> recordRoute(Message message) {
        return new ArrayList<>(Sip.all(message, RecordRouteHeader.NAME, RecordRouteHeader.class).stream()
                .map(RecordRouteHeader::getAddress)
                .toList());
    }
}
