package dev.callwright.sip.stack.basis;

import dev.callwright.sip.IncomingCall;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** A call as the stack's callbacks see it. Thread-safe: each method hands over to the call's lane. */
public interface LiveCall {

    /** A request within the dialog, other than ACK and CANCEL. */
    void onRequest(ServerTransaction transaction, Request request);

    /** The ACK of a 2xx of ours. */
    void onAck(Request ack);

    /** A 2xx to an INVITE of ours whose transaction is gone: the ACK was lost. */
    void onAnswerAgain(Response answer);

    /** An INVITE wants to take the place of this call (RFC 3891). */
    void replacedBy(IncomingCall successor, boolean earlyOnly);

    /** Ends the call, whatever its state. */
    void hangUp();
}
