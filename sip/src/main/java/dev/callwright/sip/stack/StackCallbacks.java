package dev.callwright.sip.stack;

import dev.callwright.sip.stack.basis.CallRegistry;
import dev.callwright.sip.stack.basis.Exchange;
import dev.callwright.sip.stack.net.Counters;
import dev.callwright.sip.stack.text.DialogKey;
import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.uas.RequestDispatcher;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the stack calls. Everything is handed over at once; nothing thrown here reaches the stack, whose only UDP worker
 * would end with an error. Runs on the stack's threads. Thread-safe.
 */
final class StackCallbacks implements SipListener {

    private static final Logger LOG = LoggerFactory.getLogger(StackCallbacks.class);

    private final RequestDispatcher dispatcher;
    private final CallRegistry registry;
    private final Counters counters;

    StackCallbacks(RequestDispatcher dispatcher, CallRegistry registry, Counters counters) {
        this.dispatcher = dispatcher;
        this.registry = registry;
        this.counters = counters;
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            dispatcher.onRequest(event);
        } catch (Throwable e) {
            fault(e);
            guarded(() -> dispatcher.fault(event.getRequest()));
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        guarded(() -> {
            ClientTransaction transaction = event.getClientTransaction();
            Response response = event.getResponse();
            if (transaction != null && transaction.getApplicationData() instanceof Exchange exchange) {
                exchange.answered(response);
            } else if (isAnswer(response)) {
                registry.answered(DialogKey.ofResponse(response)).ifPresent(call -> call.onAnswerAgain(response));
            }
        });
    }

    /** A 2xx outlives the transaction of its INVITE. */
    private static boolean isAnswer(Response response) {
        CSeqHeader cseq = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
        return response.getStatusCode() / 100 == 2 && cseq.getMethod().equals(Request.INVITE);
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        guarded(() -> {
            if (!event.isServerTransaction()
                    && event.getClientTransaction().getApplicationData() instanceof Exchange exchange) {
                counters.requestsUnanswered.increment();
                exchange.timedOut();
            }
        });
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            fault(e);
        }
    }

    private void fault(Throwable e) {
        counters.faults.increment();
        LOG.atWarn().addKeyValue("fault", LogText.of(String.valueOf(e))).log("a SIP message could not be handled");
        LOG.debug("the fault in full", e);
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        // The transaction concerned times out; what failed at once was reported to the sender.
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // Transactions hold nothing of ours that needs releasing.
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // The stack has no dialogs: see StackProperties.
    }
}
