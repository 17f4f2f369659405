package dev.callwright.sip.stack.basis;

import dev.callwright.sip.stack.net.Listeners;
import dev.callwright.sip.stack.text.DialogKey;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;

/**
 * Which requests are too large for UDP and go over TCP instead (RFC 3261 §18.1.1). A place that took no TCP is left alone with
 * it for a while: each try may cost seconds. Thread-safe.
 */
final class LargeRequests {

    private static final int MOST_BYTES = 1_300;
    private static final int MOST_REFUSALS = 256;
    private static final long REFUSAL_NANOS = Duration.ofMinutes(10).toNanos();

    private final Listeners listeners;
    private final SequencedMap<String, Long> refusals = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_REFUSALS;
        }
    };

    LargeRequests(Listeners listeners) {
        this.listeners = listeners;
    }

    /** Where to try first over TCP; empty when UDP will do, or TCP will not. */
    Optional<Hop> overTcp(Request request, Optional<Hop> hop) {
        ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        boolean udp = hop.map(Hop::getTransport).orElseGet(via::getTransport).equalsIgnoreCase("UDP");
        // Within a dialog, a hop of its own leads through a NAT, where only the port that is open will do.
        boolean behindNat = hop.isPresent() && !DialogKey.toTag(request).isEmpty();
        if (!udp || behindNat || request.getMethod().equals(Request.CANCEL) || size(request) <= MOST_BYTES) {
            return Optional.empty();
        }
        return hop.or(() -> byUri(request))
                .filter(next -> isReachable(next) && !isRefused(next))
                .map(next -> new HopImpl(next.getHost(), next.getPort(), "TCP"));
    }

    /** The Via has to say what the request goes over. */
    static void rename(Request request) {
        try {
            ((ViaHeader) request.getHeader(ViaHeader.NAME)).setTransport("TCP");
        } catch (ParseException e) {
            throw new IllegalStateException("TCP is a transport", e);
        }
    }

    /** Nothing takes TCP there. */
    synchronized void refused(Hop hop) {
        refusals.put(key(hop), System.nanoTime());
    }

    private synchronized boolean isRefused(Hop hop) {
        Long since = refusals.get(key(hop));
        return since != null && System.nanoTime() - since < REFUSAL_NANOS;
    }

    private static String key(Hop hop) {
        return hop.getHost() + ":" + hop.getPort();
    }

    private static int size(Request request) {
        return ((SIPMessage) request).encodeAsBytes("UDP").length;
    }

    private Optional<Hop> byUri(Request request) {
        try {
            return Optional.ofNullable(
                    listeners.first().provider().getSipStack().getRouter().getNextHop(request));
        } catch (SipException e) {
            return Optional.empty();
        }
    }

    private boolean isReachable(Hop hop) {
        try {
            return listeners
                    .towards(InetAddress.getByName(hop.getHost()), "TCP")
                    .isPresent();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
