package dev.callwright.agent.scenario.run;

import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Rejection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which phone rings for which number, once each. Thread-safe. */
final class PhoneBook {

    private final Map<String, ScriptedPhone> waiting = new ConcurrentHashMap<>();

    void register(String number, ScriptedPhone phone) {
        waiting.put(number, phone);
    }

    /** For the stack thread that brings a call. */
    void called(IncomingCall call) {
        ScriptedPhone phone = waiting.remove(call.invitation().dialled());
        if (phone == null) {
            call.reject(new Rejection(404, "No phone of the test answers here"));
        } else {
            phone.ring(call);
        }
    }
}
