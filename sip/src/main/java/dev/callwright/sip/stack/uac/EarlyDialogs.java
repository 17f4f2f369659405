package dev.callwright.sip.stack.uac;

import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Exchange;
import dev.callwright.sip.stack.basis.LiveCall;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.text.DialogKey;
import dev.callwright.sip.stack.text.Extensions;
import dev.callwright.sip.stack.text.Sip;
import gov.nist.javax.sip.header.RSeq;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * What those say whom a call of ours reached, before one of them answers: each has a dialog of its own (RFC 3261 §12.1.2). A
 * reliable provisional response gets its PRACK (RFC 3262 §4), a description is passed on as early media. Owner: the call's
 * lane.
 */
final class EarlyDialogs {

    /** So many branches of a fork are listened to; the rest may still answer. */
    private static final int LIMIT = 16;

    private final CallContext call;
    private final LiveCall owner;
    private final Function<Response, Optional<CallDialog>> opener;
    private final Map<String, Early> dialogs = new HashMap<>();

    private static final class Early {
        private final CallDialog dialog;
        private long sequence;
        private String description = "";
        private boolean answered;

        Early(CallDialog dialog) {
            this.dialog = dialog;
        }
    }

    EarlyDialogs(CallContext call, LiveCall owner, Function<Response, Optional<CallDialog>> opener) {
        this.call = call;
        this.owner = owner;
        this.opener = opener;
    }

    /** False for a reliable response that came before, or ahead of one that is missing: it will come again. */
    boolean heard(Response response) {
        Optional<Early> early = early(response);
        if (early.isEmpty() || !Extensions.requires(response, Extensions.RELIABLE)) {
            return true;
        }
        long sequence = Sip.first(response, RSeq.NAME, RSeq.class)
                .mapToLong(RSeq::getSeqNumber)
                .findFirst()
                .orElse(0);
        return sequence == 0 || acknowledge(early.get(), response, sequence);
    }

    private boolean acknowledge(Early early, Response response, long sequence) {
        if (early.sequence != 0 && sequence != early.sequence + 1) {
            return false;
        }
        early.sequence = sequence;
        early.answered |= isDescribed(response);
        Request prack = early.dialog.request(Request.PRACK);
        prack.setHeader(Sip.header("RAck", sequence + " " + CallDialog.cseq(response) + " " + Request.INVITE));
        call.wire().send(new Exchange(prack, early.dialog.hop(), call.lane(), outcome -> {}));
        return true;
    }

    private Optional<Early> early(Response response) {
        String tag = DialogKey.toTag(response);
        if (tag.isEmpty() || (!dialogs.containsKey(tag) && dialogs.size() >= LIMIT)) {
            return Optional.empty();
        }
        if (!dialogs.containsKey(tag)) {
            opener.apply(response).ifPresent(dialog -> {
                dialogs.put(tag, new Early(dialog));
                call.signalling().registry().add(dialog.key(), owner);
            });
        }
        return Optional.ofNullable(dialogs.get(tag));
    }

    /** Passes on a description that is new. */
    void listen(Response response) {
        early(response).filter(early -> isDescribed(response)).ifPresent(early -> {
            String sdp = Sip.body(response);
            if (!sdp.equals(early.description)) {
                early.description = sdp;
                call.emit(new SipEvent.EarlyMedia(sdp));
            }
        });
    }

    private static boolean isDescribed(Response response) {
        return Sip.contentType(response).equals(Sip.SDP) && !Sip.body(response).isEmpty();
    }

    /** What a 2xx describes; when it is silent, what was said before by the same phone (RFC 3262 §5). */
    String description(Response ok) {
        String sdp = Sip.body(ok);
        Early early = dialogs.get(DialogKey.toTag(ok));
        return sdp.isEmpty() && early != null ? early.description : sdp;
    }

    /** The dialog a 2xx confirms goes on counting where the early one was. */
    void confirm(CallDialog dialog) {
        Early early = dialogs.get(dialog.key().remoteTag());
        if (early != null) {
            dialog.continues(early.dialog);
        }
    }

    /** One was answered: the others receive nothing more, though they may still answer. */
    void close(DialogKey answered) {
        dialogs.values().stream()
                .map(early -> early.dialog.key())
                .filter(key -> !key.equals(answered))
                .forEach(call.signalling().registry()::remove);
    }

    /** All were refused, or the INVITE goes out anew. */
    void restart() {
        dialogs.values().forEach(early -> call.signalling().registry().remove(early.dialog.key()));
        dialogs.clear();
    }

    /** A request before the answer. An offer is refused: ours has no answer yet, or the application nobody to ask (RFC 3311 §5.2). */
    void onRequest(ServerTransaction transaction, Request request) {
        Early early = dialogs.get(DialogKey.fromTag(request));
        int status = early == null ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : status(early, request);
        Response response = call.responses().tagged(request, status, DialogKey.toTag(request));
        if (early != null && status == Response.OK) {
            early.dialog.retarget(request);
            response.setHeader(early.dialog.self().contact());
            Responses.capable(response);
        }
        call.wire().reply(transaction, response);
    }

    private static int status(Early early, Request request) {
        if (!early.dialog.inOrder(request)) {
            return Response.SERVER_INTERNAL_ERROR;
        }
        if (!request.getMethod().equals(Request.UPDATE)) {
            return Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
        }
        if (Sip.body(request).isEmpty()) {
            return Response.OK;
        }
        return early.answered ? Response.NOT_ACCEPTABLE_HERE : Response.REQUEST_PENDING;
    }
}
