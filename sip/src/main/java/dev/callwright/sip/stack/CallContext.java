package dev.callwright.sip.stack;

import dev.callwright.sip.SipEvent;
import java.util.function.Consumer;

/** What the parts of one call share. The lane is thread-safe, the events belong to it. */
record CallContext(Signalling signalling, Lane lane, EventRelay events) {

    static CallContext of(Signalling signalling, String callId) {
        return new CallContext(signalling, new Lane(callId), new EventRelay());
    }

    void listen(Consumer<? super SipEvent> receiver) {
        lane.execute(() -> events.attach(receiver));
    }

    void emit(SipEvent event) {
        events.emit(event);
    }

    Timers timers() {
        return signalling.timers();
    }

    Wire wire() {
        return signalling.wire();
    }

    Responses responses() {
        return signalling.responses();
    }
}
