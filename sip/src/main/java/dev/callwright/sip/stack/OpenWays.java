package dev.callwright.sip.stack;

import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.stack.basis.Timers;
import dev.callwright.sip.stack.net.Listener;
import dev.callwright.sip.stack.net.Listeners;
import gov.nist.javax.sip.ListeningPointExt;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import javax.sip.ListeningPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the bindings of NATs between us and registrars open: a double CRLF now and then over UDP, from the port we listen at, so
 * that calls find back (RFC 5626 §3.5.1 has the same bytes for connections). Bounded. Thread-safe.
 */
final class OpenWays {

    private static final Logger LOG = LoggerFactory.getLogger(OpenWays.class);
    /** More registrars than any server has. */
    private static final int LIMIT = 1_000;

    private final Listeners listeners;
    private final Timers timers;
    private final Duration pause;
    private final Map<NextHop, Future<?>> kept = new ConcurrentHashMap<>();

    /** Nothing is sent when the pause is zero. */
    OpenWays(Listeners listeners, Timers timers, Duration pause) {
        this.listeners = listeners;
        this.timers = timers;
        this.pause = pause;
    }

    void keep(NextHop hop) {
        boolean wanted = pause.isPositive() && hop.transport().equalsIgnoreCase(ListeningPoint.UDP);
        if (wanted && (kept.containsKey(hop) || kept.size() < LIMIT)) {
            kept.computeIfAbsent(hop, this::next);
        }
    }

    void release(NextHop hop) {
        Future<?> due = kept.remove(hop);
        if (due != null) {
            due.cancel(false);
        }
    }

    private Future<?> next(NextHop hop) {
        return timers.after(pause, Thread::startVirtualThread, () -> {
            send(hop);
            kept.computeIfPresent(hop, (same, _) -> next(same));
        });
    }

    private void send(NextHop hop) {
        Optional<Listener> listener = listeners.towards(InetAddress.ofLiteral(hop.address()), ListeningPoint.UDP);
        if (listener.isPresent()
                && listener.get().provider().getListeningPoint(ListeningPoint.UDP) instanceof ListeningPointExt point) {
            try {
                point.sendHeartbeat(hop.address(), hop.port());
            } catch (IOException e) {
                LOG.atDebug().setCause(e).log("a keep-alive could not be sent");
            }
        }
    }
}
