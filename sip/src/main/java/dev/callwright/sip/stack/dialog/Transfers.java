package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.Referral;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.TransferOutcome;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.text.NameAddr;
import dev.callwright.sip.stack.text.ReferTo;
import dev.callwright.sip.stack.text.Sip;
import dev.callwright.sip.stack.text.Sipfrag;
import java.util.Optional;
import javax.sip.ServerTransaction;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** REFER in a dialog, in either direction, and the NOTIFY that tells what came of it (RFC 3515). Owner: the call's lane. */
public final class Transfers {

    private static final String PACKAGE = "refer";

    private final CallContext call;
    private final CallDialog dialog;
    private final OwnRefer own;
    private @Nullable PeerRefer peer;

    Transfers(CallContext call, CallDialog dialog, DialogSession session) {
        this.call = call;
        this.dialog = dialog;
        this.own = new OwnRefer(call, dialog, session);
    }

    void refer(Referral referral) {
        own.start(referral);
    }

    /** There is no dialog to ask in. */
    public static void unreachable(CallContext call) {
        call.emit(new SipEvent.TransferEnded(TransferOutcome.UNKNOWN));
    }

    void onRefer(ServerTransaction transaction, Request request) {
        Optional<ReferTo> target = ReferTo.of(request);
        if (peer != null && peer.isOpen()) {
            reply(transaction, request, Response.REQUEST_PENDING);
        } else if (target.isEmpty()) {
            reply(transaction, request, Response.BAD_REQUEST);
        } else {
            PeerRefer asked = new PeerRefer(call, dialog, transaction, target.get(), peer != null);
            peer = asked;
            call.emit(new SipEvent.TransferRequested(asked));
        }
    }

    void onNotify(ServerTransaction transaction, Request request) {
        Optional<NameAddr> event = field(request, "Event");
        if (!event.map(NameAddr::uri).orElse("").equalsIgnoreCase(PACKAGE)) {
            Response refusal = response(request, Response.BAD_EVENT);
            call.wire().reply(transaction, Responses.with(refusal, Sip.header("Allow-Events", PACKAGE)));
        } else if (!own.knows(event.flatMap(field -> field.parameter("id")))) {
            reply(transaction, request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else {
            reply(transaction, request, Response.OK);
            boolean terminated = field(request, "Subscription-State")
                    .filter(state -> state.uri().equalsIgnoreCase("terminated"))
                    .isPresent();
            own.onNotify(Sip.contentType(request).equals(Sipfrag.TYPE) ? Sip.body(request) : "", terminated);
        }
    }

    /** A token and its parameters. */
    private static Optional<NameAddr> field(Request request, String name) {
        return Sip.first(request, name, Header.class)
                .flatMap(header -> NameAddr.parse(Sip.value(header)).stream())
                .findFirst();
    }

    /** The peer has sent BYE; the dialog is over next. */
    void peerLeft() {
        own.peerLeft();
    }

    /** The dialog is over: an open transfer of ours is told to have ended before the dialog is. */
    void stop() {
        own.stop();
        if (peer != null) {
            peer.end();
        }
    }

    private void reply(ServerTransaction transaction, Request request, int status) {
        call.wire().reply(transaction, response(request, status));
    }

    private Response response(Request request, int status) {
        return call.responses().tagged(request, status, dialog.key().localTag());
    }
}
