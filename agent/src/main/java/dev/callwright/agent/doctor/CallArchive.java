package dev.callwright.agent.doctor;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.CallReport;
import dev.callwright.agent.store.CallOrigin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers how the latest calls ended. Thread-safe; never blocks for long. */
public final class CallArchive implements CallMoment.Observer {

    private final int limit;
    private final CallMoment.Observer next;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<CallReport> reports = new ArrayDeque<>();

    /** Remembers so many calls, and passes all that is observed to the next observer. */
    public CallArchive(int limit, CallMoment.Observer next) {
        this.limit = limit;
        this.next = next;
    }

    @Override
    public void on(CallMoment moment) {
        next.on(moment);
    }

    @Override
    public void ended(CallReport report) {
        lock.lock();
        try {
            reports.addFirst(report);
            if (reports.size() > limit) {
                reports.removeLast();
            }
        } finally {
            lock.unlock();
        }
        next.ended(report);
    }

    /** The call with this id or Call-ID, else the latest one of which either begins so. */
    Optional<CallReport> find(String idOrPrefix) {
        List<CallReport> all = latestFirst();
        return all.stream()
                .filter(report -> names(report).contains(idOrPrefix))
                .findFirst()
                .or(() -> all.stream()
                        .filter(report -> names(report).stream().anyMatch(name -> name.startsWith(idOrPrefix)))
                        .findFirst());
    }

    private static List<String> names(CallReport report) {
        return List.of(report.id(), report.sipCallId());
    }

    /** Calls of this trunk, the latest first. */
    List<CallReport> ofTrunk(String trunk) {
        return latestFirst().stream()
                .filter(report -> report.origin().kind() == CallOrigin.Kind.TRUNK
                        && report.origin().name().equals(trunk))
                .toList();
    }

    private List<CallReport> latestFirst() {
        lock.lock();
        try {
            return List.copyOf(reports);
        } finally {
            lock.unlock();
        }
    }
}
