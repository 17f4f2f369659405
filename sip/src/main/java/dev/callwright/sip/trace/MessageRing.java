package dev.callwright.sip.trace;

import dev.callwright.config.CaptureConfig;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.trace.CallTrace.Seen;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Keeps the messages of the latest calls. Whatever was never let in — scanners, registrations, probes — has a small room of its
 * own, so that no amount of it drives out what is known of a call. Texts are cut at {@value #LONGEST_TEXT} characters.
 * Thread-safe; the lock is held for moments only.
 */
public final class MessageRing implements WireTap {

    static final int LONGEST_TEXT = 4_096;
    private static final int MOST_STRANGERS = 200;
    private static final int MESSAGES_OF_STRANGERS = 10;
    private static final int LONGEST_CALL_ID = 256;

    private final int messages;
    private final boolean keeps;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final CallPool calls;
    private final CallPool strangers;

    public MessageRing(CaptureConfig config, InstantSource clock) {
        this.keeps = config.calls() > 0;
        this.messages = config.messages();
        this.clock = clock;
        this.calls = new CallPool(config.calls());
        this.strangers = new CallPool(MOST_STRANGERS);
    }

    @Override
    public void see(Message message) {
        if (!keeps || message.callId().isEmpty() || message.callId().length() > LONGEST_CALL_ID) {
            return;
        }
        Seen seen = new Seen(clock.instant(), bounded(message));
        lock.lock();
        try {
            keep(seen);
        } finally {
            lock.unlock();
        }
    }

    private void keep(Seen seen) {
        String callId = seen.message().callId();
        Optional<CallLog> known = calls.touch(callId);
        CallLog call = known.or(() -> strangers.touch(callId)).orElseGet(() -> stranger(callId));
        call.learn(seen.message());
        call.add(seen, call.admitted() ? messages : Math.min(messages, MESSAGES_OF_STRANGERS));
        if (known.isEmpty() && call.admitted()) {
            strangers.remove(callId);
            calls.put(call);
        }
    }

    private CallLog stranger(String callId) {
        CallLog call = new CallLog(callId);
        strangers.put(call);
        return call;
    }

    /** The call with this Call-ID. */
    public Optional<CallTrace> find(String callId) {
        return first(call -> call.callId().equals(callId));
    }

    /** The call with this Call-ID, else the one heard of last whose Call-ID begins so; calls go before strangers. */
    public Optional<CallTrace> findByPrefix(String callIdOrPrefix) {
        return find(callIdOrPrefix).or(() -> first(call -> call.callId().startsWith(callIdOrPrefix)));
    }

    private Optional<CallTrace> first(Predicate<CallLog> wanted) {
        lock.lock();
        try {
            return Stream.of(calls.all(), strangers.all())
                    .map(List::reversed)
                    .flatMap(List::stream)
                    .filter(wanted)
                    .findFirst()
                    .map(CallLog::trace);
        } finally {
            lock.unlock();
        }
    }

    private static Message bounded(Message message) {
        String text = message.text();
        return text.length() <= LONGEST_TEXT
                ? message
                : new Message(
                        message.sent(),
                        message.local(),
                        message.remote(),
                        message.transport(),
                        message.callId(),
                        text.substring(0, LONGEST_TEXT));
    }
}
