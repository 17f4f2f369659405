package dev.callwright.sip.stack.basis;

import dev.callwright.sip.stack.net.Counters;
import dev.callwright.sip.stack.net.HopRouter;
import dev.callwright.sip.stack.net.Listeners;
import dev.callwright.sip.stack.text.DialogKey;
import dev.callwright.sip.stack.text.LogText;
import java.time.Duration;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionUnavailableException;
import javax.sip.address.Hop;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts messages on the wire; what cannot be sent is counted. Thread-safe. May block while a TCP connection opens.
 * Runtime exceptions are caught as well: that is how the stack reports what it did not expect, and a call must still
 * come to its end.
 */
public final class Wire {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private final Listeners listeners;
    private final int timerT1Millis;
    private final Counters counters;
    private final LargeRequests largeRequests;

    public Wire(Listeners listeners, Duration timerT1, Counters counters) {
        this.listeners = listeners;
        this.timerT1Millis = (int) Math.max(1, timerT1.toMillis());
        this.counters = counters;
        this.largeRequests = new LargeRequests(listeners);
    }

    /** The transaction of a request, to be asked for within the callback; empty when another thread has it already. */
    public Optional<ServerTransaction> transaction(RequestEvent event) {
        ServerTransaction known = event.getServerTransaction();
        if (known != null) {
            return Optional.of(known);
        }
        try {
            ServerTransaction transaction =
                    ((SipProvider) event.getSource()).getNewServerTransaction(event.getRequest());
            pace(transaction);
            return Optional.of(transaction);
        } catch (TransactionAlreadyExistsException e) {
            return Optional.empty();
        } catch (TransactionUnavailableException e) {
            throw new IllegalArgumentException("the stack finds a header missing", e);
        }
    }

    /** Where we are late, the stack has sent a 100 of its own, and the transaction runs by the stack's T1 already. */
    private void pace(ServerTransaction transaction) {
        try {
            transaction.setRetransmitTimer(timerT1Millis);
        } catch (IllegalStateException e) {
            LOG.debug("a transaction keeps the T1 of the stack", e);
        }
    }

    public void reply(ServerTransaction transaction, Response response) {
        try {
            SecureContact.match(transaction.getRequest(), response);
            transaction.sendResponse(response);
        } catch (SipException | InvalidArgumentException | RuntimeException e) {
            failed("response", e);
        }
    }

    /** Answers and keeps nothing: for what is refused, and for repeating a 2xx. */
    public void reply(Response response) {
        try {
            listeners.of(response).provider().sendResponse(response);
        } catch (SipException | RuntimeException e) {
            failed("response", e);
        }
    }

    /**
     * Sends a request; its outcomes reach the exchange. What is too large for UDP is tried over TCP first. Over TCP and TLS
     * the peer's connection may have closed meanwhile: then Route and Contact are tried.
     */
    public void send(Exchange exchange) {
        Request request = exchange.request();
        boolean second = exchange.hop()
                .filter(hop -> !DialogKey.toTag(request).isEmpty() && isReopened(hop.getTransport()))
                .isPresent();
        Optional<Hop> overTcp = largeRequests.overTcp(request, exchange.hop());
        Request spare = second || overTcp.isPresent() ? copy(request) : request;
        if (overTcp.isPresent()) {
            if (!sendLarge(exchange, overTcp.get()) && !send(exchange, spare, exchange.hop())) {
                exchange.unsendable();
            }
        } else if (!send(exchange, request, exchange.hop()) && !(second && send(exchange, spare, Optional.empty()))) {
            exchange.unsendable();
        }
    }

    private static boolean isReopened(String transport) {
        return transport.equalsIgnoreCase("TCP") || transport.equalsIgnoreCase("TLS");
    }

    private boolean sendLarge(Exchange exchange, Hop overTcp) {
        LargeRequests.rename(exchange.request());
        boolean sent = send(exchange, exchange.request(), Optional.of(overTcp));
        if (!sent) {
            largeRequests.refused(overTcp);
        }
        return sent;
    }

    /** Without a branch, so that the stack makes a new one: it is another transaction. */
    private static Request copy(Request request) {
        Request copy = (Request) request.clone();
        ((ViaHeader) copy.getHeader(ViaHeader.NAME)).removeParameter("branch");
        return copy;
    }

    private boolean send(Exchange exchange, Request request, Optional<Hop> hop) {
        try {
            SecureContact.match(request, request);
            SipProvider provider = listeners.departure(request, hop).provider();
            hop.ifPresent(next -> HopRouter.attach(request, next));
            ClientTransaction transaction = provider.getNewClientTransaction(request);
            transaction.setRetransmitTimer(timerT1Millis);
            transaction.setApplicationData(exchange);
            exchange.sentIn(transaction);
            transaction.sendRequest();
            return true;
        } catch (SipException | RuntimeException e) {
            failed(request.getMethod(), e);
            return false;
        }
    }

    /** Sends the ACK of a 2xx, which has no transaction (RFC 3261 §13.2.2.4). */
    public void acknowledge(Request ack, Optional<Hop> hop) {
        try {
            SipProvider provider = listeners.departure(ack, hop).provider();
            hop.ifPresent(next -> HopRouter.attach(ack, next));
            provider.sendRequest(ack);
        } catch (SipException | RuntimeException e) {
            failed(Request.ACK, e);
        }
    }

    private void failed(String what, Exception e) {
        counters.sendFailures.increment();
        LOG.atDebug()
                .addKeyValue("what", what)
                .addKeyValue("reason", LogText.of(String.valueOf(e.getMessage())))
                .log("could not send");
    }
}
