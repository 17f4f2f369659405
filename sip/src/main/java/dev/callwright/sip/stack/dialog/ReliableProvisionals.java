package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.text.Extensions;
import dev.callwright.sip.stack.text.Sip;
import gov.nist.javax.sip.header.RAck;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Our provisional responses to an INVITE: reliable when the caller requires it, or when one carries SDP and the caller knows
 * how (RFC 3262 §3). One at a time is repeated until its PRACK comes; those behind it wait. Owner: the call's lane.
 */
public final class ReliableProvisionals {

    /** Ringing and two or three descriptions are all there ever is; more are dropped. */
    private static final int MOST_WAITING = 8;

    private final CallContext call;
    private final DialogSession session;
    private final ServerTransaction transaction;
    private final Request invite;
    private final Runnable givenUp;
    private final Queue<Response> waiting = new ArrayDeque<>();
    private long sequence = ThreadLocalRandom.current().nextLong(1, 1 << 20);
    private @Nullable ProvisionalRepeater open;
    private @Nullable Runnable answer;
    private boolean stopped;

    /** The last argument runs when a response was never acknowledged: the INVITE has to be refused then. */
    public ReliableProvisionals(
            CallContext call, DialogSession session, ServerTransaction transaction, Runnable givenUp) {
        this.call = call;
        this.session = session;
        this.transaction = transaction;
        this.invite = transaction.getRequest();
        this.givenUp = givenUp;
    }

    /** Sends a response to the INVITE, in the way the caller wants it. */
    public void send(Response provisional) {
        boolean described = !Sip.body(provisional).isEmpty();
        boolean required = Extensions.requires(invite, Extensions.RELIABLE);
        if (!required && !(described && Extensions.supports(invite, Extensions.RELIABLE))) {
            call.wire().reply(transaction, provisional);
        } else if (!described && Sip.body(invite).isEmpty()) {
            // Sent reliably it would have to carry our offer (RFC 3261 §13.2.1), which the answer will; 100 was sent.
            return;
        } else if (open == null) {
            sendReliably(provisional);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(provisional);
        }
    }

    private void sendReliably(Response provisional) {
        sequence++;
        provisional.addHeader(Sip.header("Require", Extensions.RELIABLE));
        provisional.setHeader(Sip.header("RSeq", Long.toString(sequence)));
        ProvisionalRepeater repeater = new ProvisionalRepeater(call, transaction, provisional, this::unacknowledged);
        open = repeater;
        repeater.start();
    }

    private void unacknowledged() {
        stop();
        givenUp.run();
    }

    /** A 2xx has to wait while a description is not acknowledged (RFC 3262 §3); it overtakes everything else. */
    public void beforeAnswer(Runnable sendAnswer) {
        waiting.clear();
        if (open != null && open.isDescribed()) {
            answer = sendAnswer;
        } else {
            stop();
            sendAnswer.run();
        }
    }

    void onPrack(ServerTransaction prackTransaction, Request prack) {
        boolean matches = open != null
                && Sip.first(prack, RAck.NAME, RAck.class)
                        .anyMatch(header -> header.getRSequenceNumber() == sequence
                                && header.getCSequenceNumber() == CallDialog.cseq(invite)
                                && Request.INVITE.equals(header.getMethod()));
        if (!matches) {
            session.reply(prackTransaction, prack, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else if (!Sip.body(prack).isEmpty()) {
            // An offer in a PRACK is the caller's choice (RFC 3262 §5); an UPDATE says the same, and can be refused.
            acknowledged();
            session.reply(prackTransaction, prack, Response.NOT_ACCEPTABLE_HERE);
        } else {
            session.reply(prackTransaction, prack, Response.OK);
            acknowledged();
        }
    }

    private void acknowledged() {
        if (open != null) {
            open.stop();
            if (open.isDescribed()) {
                session.peerChanges().described();
            }
            open = null;
        }
        if (stopped) {
            return;
        }
        if (answer != null) {
            Runnable next = answer;
            answer = null;
            stop();
            next.run();
        } else if (!waiting.isEmpty()) {
            sendReliably(waiting.remove());
        }
    }

    /** A final response was sent: nothing is repeated any more, yet a PRACK under way is still answered. */
    public void stop() {
        stopped = true;
        waiting.clear();
        answer = null;
        if (open != null) {
            open.stop();
        }
    }
}
