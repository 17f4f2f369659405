package dev.callwright.sip.stack.uas;

import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipCallHandler;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.CallRegistry;
import dev.callwright.sip.stack.basis.LiveCall;
import dev.callwright.sip.stack.basis.NatRule;
import dev.callwright.sip.stack.basis.Peer;
import dev.callwright.sip.stack.basis.Signalling;
import dev.callwright.sip.stack.dialog.SessionTimer;
import dev.callwright.sip.stack.net.Listener;
import dev.callwright.sip.stack.net.Place;
import dev.callwright.sip.stack.net.Self;
import dev.callwright.sip.stack.text.ApplicationHeaders;
import dev.callwright.sip.stack.text.DialogKey;
import dev.callwright.sip.stack.text.IdentityHeaders;
import dev.callwright.sip.stack.text.Screening;
import dev.callwright.sip.stack.text.Sip;
import dev.callwright.sip.stack.text.Uris;
import java.time.Duration;
import java.util.Optional;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.address.SipURI;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Where an INVITE outside any dialog becomes a call, or does not. Runs on the stack's threads. Thread-safe. */
public final class InviteDoor {

    private static final Duration OVERLOAD_PAUSE = Duration.ofSeconds(10);
    private static final String ANONYMOUS = "anonymous";

    private final Signalling signalling;
    private final Gate gate;
    private final Place place;
    private final SipCallHandler handler;

    public InviteDoor(Signalling signalling, Gate gate, Place place, SipCallHandler handler) {
        this.signalling = signalling;
        this.gate = gate;
        this.place = place;
        this.handler = handler;
    }

    void onInvite(RequestEvent event) {
        Request invite = event.getRequest();
        Verdict verdict = gate.judge(invite);
        if (verdict instanceof Verdict.Admitted admitted) {
            signalling.counters().admitted.increment();
            receive(event, invite, admitted);
        } else {
            gate.turnAway(invite, verdict);
        }
    }

    private void receive(RequestEvent event, Request invite, Verdict.Admitted admitted) {
        Optional<Screening.Objection> objection =
                Screening.invite(invite).or(() -> SessionTimer.objection(invite, signalling.sessionTimer()));
        if (objection.isPresent()) {
            Header[] headers = objection.get().headers().toArray(Header[]::new);
            gate.refuse(invite, new Rejection(objection.get().status(), ""), headers);
        } else if (signalling.registry().isFull()) {
            gate.refuse(invite, new Rejection(Response.SERVICE_UNAVAILABLE, "", OVERLOAD_PAUSE));
        } else if (Succession.asked(invite, signalling.registry()) instanceof Succession.Impossible(int status)) {
            gate.refuse(invite, new Rejection(status, ""));
        } else {
            open(event, invite, admitted);
        }
    }

    private void open(RequestEvent event, Request invite, Verdict.Admitted admitted) {
        Origin origin = admitted.origin();
        Peer peer = Peer.of(invite);
        Listener listener = place.listeners().of(invite);
        String reachedAt = listener.local().towards(peer.source().getAddress());
        Invitation invitation = invitation(invite, peer, reachedAt, origin);
        Self self = place.towardsCaller(listener, origin, reachedAt, contactUser(invite), peer.transport());
        CallDialog dialog = CallDialog.called(
                invite, signalling.names().tag(), self, signalling.names(), NatRule.towardsCaller(invite, peer));
        CallRegistry.Incoming claim =
                new CallRegistry.Incoming(invitation.callId(), dialog.key().remoteTag(), CallDialog.cseq(invite));
        Optional<ServerTransaction> transaction = signalling.wire().transaction(event);
        if (transaction.isEmpty()) {
            return;
        }
        if (!signalling.registry().claim(claim, dialog.key())) {
            Response merged = signalling
                    .responses()
                    .tagged(invite, Response.LOOP_DETECTED, signalling.names().tag());
            signalling.wire().reply(transaction.get(), merged);
            return;
        }
        CallContext context = CallContext.of(signalling, invitation.callId(), admitted.credentials());
        start(context, invitation, transaction.get(), dialog, claim);
    }

    private void start(
            CallContext context,
            Invitation invitation,
            ServerTransaction transaction,
            CallDialog dialog,
            CallRegistry.Incoming claim) {
        UasCall call = new UasCall(context, invitation, transaction, dialog, claim);
        transaction.setApplicationData(call);
        signalling.registry().add(dialog.key(), call);
        signalling.counters().callsIn.increment();
        signalling
                .wire()
                .reply(transaction, signalling.responses().tagged(transaction.getRequest(), Response.TRYING, ""));
        switch (Succession.asked(transaction.getRequest(), signalling.registry())) {
            case Succession.None _ -> context.lane().execute(() -> handOver(call));
            case Succession.Impossible(int status) -> call.reject(new Rejection(status, ""));
            case Succession.Of(LiveCall old, boolean earlyOnly) -> old.replacedBy(call, earlyOnly);
        }
    }

    private void handOver(UasCall call) {
        try {
            handler.onInvite(call);
        } catch (RuntimeException e) {
            call.reject(new Rejection(Response.SERVER_INTERNAL_ERROR, ""));
            throw e;
        }
    }

    private static Invitation invitation(Request invite, Peer peer, String reachedAt, Origin origin) {
        FromHeader from = (FromHeader) invite.getHeader(FromHeader.NAME);
        String caller = Uris.user(from.getAddress().getURI());
        String name = from.getAddress().getDisplayName();
        String offer = Sip.body(invite);
        return new Invitation(
                DialogKey.callId(invite),
                Uris.user(invite.getRequestURI()),
                caller.isEmpty() ? ANONYMOUS : caller,
                name == null ? "" : Uris.plain(name),
                IdentityHeaders.of(invite),
                ApplicationHeaders.of(invite),
                peer.source(),
                reachedAt,
                peer.transport(),
                origin,
                offer.isEmpty() ? Optional.empty() : Optional.of(offer));
    }

    /** The dialled user, as it was escaped; some peers show it. */
    private static String contactUser(Request invite) {
        return invite.getRequestURI() instanceof SipURI uri && uri.getUser() != null ? uri.getUser() : "";
    }
}
