package dev.callwright.sip.stack.net;

import gov.nist.javax.sip.message.MessageExt;
import gov.nist.javax.sip.stack.DefaultRouter;
import java.util.List;
import java.util.ListIterator;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request to the hop attached to it, else where its Route or Request-URI says (RFC 3261 §8.1.2). Created by the
 * stack by name. Thread-safe.
 */
public final class HopRouter implements Router {

    private final DefaultRouter byUri;

    public HopRouter(SipStack stack, @Nullable String outboundProxy) {
        this.byUri = new DefaultRouter(stack, outboundProxy);
    }

    /** Attaches the next hop; it is not written into the message. */
    public static void attach(Request request, Hop hop) {
        ((MessageExt) request).setApplicationData(hop);
    }

    @Override
    public @Nullable Hop getNextHop(Request request) throws SipException {
        if (((MessageExt) request).getApplicationData() instanceof Hop hop) {
            return hop;
        }
        return byUri.getNextHop(request);
    }

    /** The API still asks for it; the stack never calls it. */
    @Override
    @SuppressWarnings("deprecation")
    public ListIterator<?> getNextHops(Request request) {
        return List.of().listIterator();
    }

    @Override
    public @Nullable Hop getOutboundProxy() {
        return byUri.getOutboundProxy();
    }
}
