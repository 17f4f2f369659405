package dev.callwright.sip.stack;

import dev.callwright.sip.SipStats;
import java.util.concurrent.atomic.LongAdder;

/** What the endpoint counts. Thread-safe. */
final class Counters {

    final LongAdder callsIn = new LongAdder();
    final LongAdder callsOut = new LongAdder();
    final LongAdder admitted = new LongAdder();
    final LongAdder challenged = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder ignored = new LongAdder();
    final LongAdder unknownDialog = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder answersRepeated = new LongAdder();
    final LongAdder acksMissed = new LongAdder();
    final LongAdder requestsUnanswered = new LongAdder();
    final LongAdder sendFailures = new LongAdder();
    final LongAdder faults = new LongAdder();

    SipStats snapshot(int callsOpen, int serverTransactions, int clientTransactions) {
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
