package dev.callwright.sip.stack;

import gov.nist.javax.sip.SipStackImpl;
import java.util.Properties;
import javax.sip.PeerUnavailableException;

/**
 * The stack with the counters of its endpoint. The stack creates its parser factory and network layer by class name and passes
 * them nothing but itself, so what they count into has to hang here. Thread-safe.
 */
final class WatchedStack extends SipStackImpl {

    private final Counters counters;
    private final Backlog backlog = new Backlog();

    WatchedStack(Properties properties, Counters counters) throws PeerUnavailableException {
        super(properties);
        this.counters = counters;
    }

    Counters counters() {
        return counters;
    }

    Backlog backlog() {
        return backlog;
    }
}
