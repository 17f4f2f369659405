package dev.callwright.sip.stack.uas;

import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.stack.basis.Cancellable;
import dev.callwright.sip.stack.basis.LiveCall;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.basis.Signalling;
import dev.callwright.sip.stack.text.DialogKey;
import dev.callwright.sip.stack.text.Screening;
import dev.callwright.sip.stack.text.Sip;
import gov.nist.javax.sip.ServerTransactionExt;
import gov.nist.javax.sip.message.MessageExt;
import java.util.Optional;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Brings each request to whom it concerns. Runs on the stack's threads. Thread-safe. */
public final class RequestDispatcher {

    private final Signalling signalling;
    private final Gate gate;
    private final InviteDoor door;
    private final RegistrarAdapter registrar;

    public RequestDispatcher(Signalling signalling, Gate gate, InviteDoor door, RegistrarAdapter registrar) {
        this.signalling = signalling;
        this.gate = gate;
        this.door = door;
        this.registrar = registrar;
    }

    public void onRequest(RequestEvent event) {
        Request request = event.getRequest();
        if (((MessageExt) request).getApplicationData() instanceof Screening.Objection objection) {
            onMalformed(request, objection);
            return;
        }
        switch (request.getMethod()) {
            case Request.ACK -> onAck(request);
            case Request.CANCEL -> onCancel(event);
            default -> {
                if (DialogKey.toTag(request).isEmpty()) {
                    outsideDialog(event);
                } else {
                    insideDialog(event);
                }
            }
        }
    }

    private void onMalformed(Request request, Screening.Objection objection) {
        if (!request.getMethod().equals(Request.ACK)) {
            object(request, objection);
        }
    }

    /** An ACK is never answered. That of a refusal we kept no state for also ends here. */
    private void onAck(Request ack) {
        Optional<LiveCall> call = signalling.registry().find(DialogKey.ofRequest(ack));
        call.ifPresentOrElse(found -> found.onAck(ack), signalling.counters().unknownDialog::increment);
    }

    private void onCancel(RequestEvent event) {
        Request cancel = event.getRequest();
        if (event.getServerTransaction() instanceof ServerTransactionExt transaction
                && transaction.getCanceledInviteTransaction() != null
                && transaction.getCanceledInviteTransaction().getApplicationData() instanceof Cancellable invite) {
            signalling.wire().reply(transaction, signalling.responses().tagged(cancel, Response.OK, invite.localTag()));
            invite.cancelled();
        } else {
            unknownDialog(cancel);
        }
    }

    private void insideDialog(RequestEvent event) {
        Request request = event.getRequest();
        Optional<LiveCall> call = signalling.registry().find(DialogKey.ofRequest(request));
        if (call.isEmpty()) {
            unknownDialog(request);
            return;
        }
        if (!Responses.METHODS.contains(request.getMethod())) {
            // Without a transaction, for which the stack would insist on the headers of a method we do not speak.
            refuseMethod(request);
            return;
        }
        if (UnservedMethods.isIncomplete(request)) {
            fault(request);
            return;
        }
        Optional<ServerTransaction> transaction = signalling.wire().transaction(event);
        transaction.ifPresent(found -> call.get().onRequest(found, request));
    }

    private void refuseMethod(Request request) {
        Response refusal = signalling.responses().stateless(request, Response.METHOD_NOT_ALLOWED);
        signalling.wire().reply(Responses.allowing(refusal));
    }

    /** 481, but not to those who are to learn nothing. */
    private void unknownDialog(Request request) {
        signalling.counters().unknownDialog.increment();
        if (gate.judge(request) instanceof Verdict.Ignored) {
            signalling.counters().ignored.increment();
        } else {
            int status = Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
            signalling.wire().reply(signalling.responses().stateless(request, status));
        }
    }

    private void outsideDialog(RequestEvent event) {
        Request request = event.getRequest();
        switch (request.getMethod()) {
            case Request.INVITE -> door.onInvite(event);
            case Request.REGISTER -> onRegister(event);
            case Request.BYE, Request.INFO, Request.UPDATE, Request.PRACK -> unknownDialog(request);
            default -> onOther(request);
        }
    }

    private void onRegister(RequestEvent event) {
        Optional<Screening.Objection> objection = Screening.register(event.getRequest());
        if (objection.isPresent()) {
            object(event.getRequest(), objection.get());
        } else {
            registrar.onRegister(event);
        }
    }

    /** OPTIONS is answered to whom a challenge would go too: monitors do not authenticate. */
    private void onOther(Request request) {
        Verdict verdict = gate.judge(request);
        switch (verdict) {
            case Verdict.Admitted admitted -> answerOther(request);
            case Verdict.Challenged challenged -> answerOther(request);
            case Verdict.Refused refused -> gate.turnAway(request, verdict);
            case Verdict.Ignored ignored -> gate.turnAway(request, verdict);
        }
    }

    private void answerOther(Request request) {
        signalling.counters().admitted.increment();
        Optional<Screening.Objection> objection = Screening.outside(request);
        if (!request.getMethod().equals(Request.OPTIONS)) {
            signalling.wire().reply(UnservedMethods.refusal(request, signalling.responses()));
        } else if (objection.isPresent()) {
            object(request, objection.get());
        } else {
            Response ok = Responses.capable(signalling.responses().stateless(request, Response.OK));
            signalling.wire().reply(Responses.with(ok, Sip.header("Accept", Sip.SDP)));
        }
    }

    private void object(Request request, Screening.Objection objection) {
        gate.refuse(
                request,
                new Rejection(objection.status(), ""),
                objection.headers().toArray(Header[]::new));
    }

    /** For a request whose handling failed: better a bad answer than none. */
    public void fault(Request request) {
        if (!request.getMethod().equals(Request.ACK)) {
            signalling.wire().reply(signalling.responses().stateless(request, Response.BAD_REQUEST));
        }
    }
}
