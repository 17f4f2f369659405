package dev.callwright.sip.stack;

import dev.callwright.sip.WireTap;
import gov.nist.javax.sip.SipStackImpl;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sip.PeerUnavailableException;

/**
 * The stack with the counters of its endpoint. The stack creates its parser factory and network layer by class name and
 * passes them nothing but itself, so what they count into has to hang here. Thread-safe.
 */
final class WatchedStack extends SipStackImpl {

    private static final long START_SECONDS = 10;

    private final Counters counters;
    private final boolean silent;
    private final WireTap tap;
    private final Backlog backlog = new Backlog();
    private final CountDownLatch receiving = new CountDownLatch(1);

    WatchedStack(Properties properties, Counters counters, boolean silent, WireTap tap)
            throws PeerUnavailableException {
        super(properties);
        this.counters = counters;
        this.silent = silent;
        this.tap = tap;
    }

    /**
     * Whether a malformed message is to be left without an answer, so that a scanner learns nothing from sending one.
     */
    boolean isSilent() {
        return silent;
    }

    WireTap tap() {
        return tap;
    }

    Counters counters() {
        return counters;
    }

    Backlog backlog() {
        return backlog;
    }

    /** The receiving thread has made its worker and asks for the first datagram. */
    void receiving() {
        receiving.countDown();
    }

    /**
     * Waits for {@link #receiving}: a stack stopped before that would leave the worker behind. False when it took too
     * long.
     */
    boolean awaitReceiving() {
        try {
            return receiving.await(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
