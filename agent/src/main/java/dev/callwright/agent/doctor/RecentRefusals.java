package dev.callwright.agent.doctor;

import dev.callwright.sip.Admission;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers whose calls were turned away at the door, the latest {@value #MOST} sources, so that the doctor can ask whether one
 * of them belongs to a trunk. Thread-safe; never blocks for long.
 */
public final class RecentRefusals {

    private static final int MOST = 100;
    private static final int LONGEST_TEXT = 100;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<InetAddress, Stranger> strangers = new LinkedHashMap<>(16, 0.75F, true);

    public RecentRefusals(InstantSource clock) {
        this.clock = clock;
    }

    /** The same admission, with its refusals remembered. */
    public Admission watching(Admission admission) {
        return request -> {
            Admission.Verdict verdict = admission.admit(request);
            if (request.method().equals("INVITE") && isTurnedAway(verdict)) {
                remember(request);
            }
            return verdict;
        };
    }

    private static boolean isTurnedAway(Admission.Verdict verdict) {
        return switch (verdict) {
            case Admission.Verdict.Admitted _, Admission.Verdict.Challenged _ -> false;
            case Admission.Verdict.Refused _, Admission.Verdict.Ignored _ -> true;
        };
    }

    private void remember(Admission.Request request) {
        lock.lock();
        try {
            Stranger before = strangers.remove(request.source());
            long attempts = before == null ? 1 : before.attempts() + 1;
            if (strangers.size() >= MOST) {
                var _ = strangers.pollFirstEntry();
            }
            strangers.put(
                    request.source(),
                    new Stranger(
                            request.source(),
                            attempts,
                            clock.instant(),
                            bounded(request.requestUri()),
                            bounded(request.userAgent())));
        } finally {
            lock.unlock();
        }
    }

    /** The latest first. */
    List<Stranger> strangers() {
        lock.lock();
        try {
            return List.copyOf(strangers.values()).reversed();
        } finally {
            lock.unlock();
        }
    }

    private static String bounded(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
