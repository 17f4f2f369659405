package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.basis.AuthenticatedExchange;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Exchange.Outcome;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.text.InfoDigits;
import dev.callwright.sip.stack.text.Sip;
import java.util.Optional;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** INFO within a dialog (RFC 6086 §9, legacy usage): digits in, anything out. Owner: the call's lane. */
final class DialogInfo {

    private final CallContext call;
    private final CallDialog dialog;

    DialogInfo(CallContext call, CallDialog dialog) {
        this.call = call;
        this.dialog = dialog;
    }

    void onInfo(ServerTransaction transaction, Request request) {
        String body = Sip.body(request);
        String type = Sip.contentType(request);
        if (body.isEmpty()) {
            // Some peers send empty INFO to see whether the dialog lives.
            reply(transaction, request, Response.OK);
        } else if (!InfoDigits.understands(type)) {
            Response refusal = response(request, Response.UNSUPPORTED_MEDIA_TYPE);
            call.wire()
                    .reply(
                            transaction,
                            Responses.with(
                                    refusal,
                                    Sip.header("Accept", InfoDigits.RELAY),
                                    Sip.header("Accept", InfoDigits.BARE)));
        } else {
            Optional<Character> digit = InfoDigits.parse(type, body);
            reply(transaction, request, digit.isPresent() ? Response.OK : Response.BAD_REQUEST);
            digit.ifPresent(key -> call.emit(new SipEvent.DigitInfo(key)));
        }
    }

    void send(String contentType, String body, DialogSession session) {
        Request request = dialog.request(Request.INFO);
        Sip.setBody(request, contentType, body);
        AuthenticatedExchange.send(call, dialog, request, outcome -> {
            if (outcome instanceof Outcome.Failure(Response refusal)
                    && refusal.getStatusCode() == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST) {
                session.fail("the peer has lost the dialog");
            }
        });
    }

    private void reply(ServerTransaction transaction, Request request, int status) {
        call.wire().reply(transaction, response(request, status));
    }

    private Response response(Request request, int status) {
        return call.responses().tagged(request, status, dialog.key().localTag());
    }
}
