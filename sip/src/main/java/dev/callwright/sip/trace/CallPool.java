package dev.callwright.sip.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bounded number of calls. When it is full, the one that is over and longest unheard of goes first. Owner: its ring. */
final class CallPool {

    private final int limit;
    private final Map<String, CallLog> calls = new LinkedHashMap<>(16, 0.75F, true);

    CallPool(int limit) {
        this.limit = limit;
    }

    /** The call, which counts as heard of. */
    Optional<CallLog> touch(String callId) {
        return Optional.ofNullable(calls.get(callId));
    }

    void put(CallLog call) {
        if (calls.size() >= limit) {
            evict();
        }
        calls.put(call.callId(), call);
    }

    private void evict() {
        String oldest = calls.values().stream()
                .filter(CallLog::over)
                .findFirst()
                .or(() -> calls.values().stream().findFirst())
                .map(CallLog::callId)
                .orElse("");
        calls.remove(oldest);
    }

    void remove(String callId) {
        calls.remove(callId);
    }

    List<CallLog> all() {
        return List.copyOf(calls.values());
    }
}
