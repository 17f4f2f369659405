package dev.callwright.sip.stack.net;

import dev.callwright.sip.SipStats;
import java.util.concurrent.atomic.LongAdder;

/** What the endpoint counts. Thread-safe. */
public final class Counters {

    public final LongAdder callsIn = new LongAdder();
    public final LongAdder callsOut = new LongAdder();
    public final LongAdder admitted = new LongAdder();
    public final LongAdder challenged = new LongAdder();
    public final LongAdder refused = new LongAdder();
    public final LongAdder ignored = new LongAdder();
    public final LongAdder unknownDialog = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder dropped = new LongAdder();
    public final LongAdder answersRepeated = new LongAdder();
    public final LongAdder acksMissed = new LongAdder();
    public final LongAdder requestsUnanswered = new LongAdder();
    public final LongAdder sendFailures = new LongAdder();
    public final LongAdder faults = new LongAdder();

    public SipStats snapshot(int callsOpen, int serverTransactions, int clientTransactions) {
        return new SipStats(
                callsIn.sum(),
                callsOut.sum(),
                callsOpen,
                admitted.sum(),
                challenged.sum(),
                refused.sum(),
                ignored.sum(),
                unknownDialog.sum(),
                malformed.sum(),
                dropped.sum(),
                answersRepeated.sum(),
                acksMissed.sum(),
                requestsUnanswered.sum(),
                sendFailures.sum(),
                faults.sum(),
                serverTransactions,
                clientTransactions);
    }
}
