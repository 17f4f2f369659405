package dev.callwright.agent.scenario.run;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.agent.store.database.CallReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** Remembers what server and model told during a test. Thread-safe. Bounded: beyond the limit the latest is forgotten. */
final class Witness {

    private static final int MOST = 100_000;
    private static final int MOST_CALLS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final ConcurrentLinkedQueue<CallMoment> calls = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> sessions = new ConcurrentLinkedQueue<>();

    void onCall(CallMoment moment) {
        if (calls.size() < MOST) {
            calls.add(moment);
        }
    }

    void onModel(Moment moment) {
        if (moment.kind() == Moment.Kind.SESSION_OPENED && sessions.size() < MOST) {
            sessions.add(moment.nanos());
        }
    }

    /** What was told of one call. */
    List<CallMoment> of(String callId) {
        return calls.stream().filter(moment -> moment.callId().equals(callId)).toList();
    }

    /** How often the agent of a call has said something like this. */
    long said(String callId, String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return of(callId).stream()
                .filter(moment -> moment.kind() == CallMoment.Kind.AGENT_SAID)
                .filter(moment -> pattern.matcher(moment.detail()).find())
                .count();
    }

    /** Sessions opened with the model within this time. */
    long sessions(long fromNanos, long toNanos) {
        return sessions.stream().filter(at -> at >= fromNanos && at <= toNanos).count();
    }

    /** The server's own id of a call, once it has written it down. */
    static Optional<String> idOf(CallReader reader, String sipCallId) {
        return reader.recent(MOST_CALLS).stream()
                .filter(call -> call.sipCallId().equals(sipCallId))
                .map(CallSummary::id)
                .findFirst();
    }

    /** The record of a call, once its end has been written. */
    static Optional<CallDetail> recordOf(CallReader reader, String id) throws InterruptedException {
        var _ = Patience.until(
                () -> reader.find(id)
                        .map(call -> call.call().ending().isPresent())
                        .orElse(false),
                PATIENCE);
        return reader.find(id);
    }
}
