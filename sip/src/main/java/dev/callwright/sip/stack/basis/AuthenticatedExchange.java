package dev.callwright.sip.stack.basis;

import dev.callwright.sip.stack.basis.Exchange.Outcome;
import dev.callwright.sip.stack.digest.DigestClient;
import dev.callwright.sip.stack.digest.DigestClient.Reading;
import dev.callwright.sip.stack.text.Sip;
import java.util.function.Consumer;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * A request within a dialog that answers challenges by itself: it is sent again with the next CSeq number (RFC 3261
 * §22.2), a few times at most. The receiver sees what came of it in the end. Owner: the call's lane.
 */
public final class AuthenticatedExchange {

    private final CallContext call;
    private final CallDialog dialog;
    private final Consumer<Outcome> receiver;
    private int retries;

    private AuthenticatedExchange(CallContext call, CallDialog dialog, Consumer<Outcome> receiver) {
        this.call = call;
        this.dialog = dialog;
        this.receiver = receiver;
    }

    /** Sends a request built by the dialog. */
    public static void send(CallContext call, CallDialog dialog, Request request, Consumer<Outcome> receiver) {
        new AuthenticatedExchange(call, dialog, receiver).send(request);
    }

    private void send(Request request) {
        call.digest().authorize(request);
        call.wire().send(new Exchange(request, dialog.hop(), call.lane(), outcome -> {
            boolean again = outcome instanceof Outcome.Failure(Response refusal)
                    && retries < DigestClient.RETRIES
                    && call.digest().read(request, refusal) instanceof Reading.Answerable;
            if (again) {
                retries++;
                send(next(request));
            } else {
                receiver.accept(outcome);
            }
        }));
    }

    /** The branch is left out, so that the stack makes a new one. */
    private Request next(Request request) {
        Request next = (Request) request.clone();
        next.removeHeader(AuthorizationHeader.NAME);
        next.removeHeader(ProxyAuthorizationHeader.NAME);
        ((ViaHeader) next.getHeader(ViaHeader.NAME)).removeParameter("branch");
        Sip.build(() -> {
            ((CSeqHeader) next.getHeader(CSeqHeader.NAME)).setSeqNumber(dialog.nextSeq());
            return next;
        });
        return next;
    }
}
