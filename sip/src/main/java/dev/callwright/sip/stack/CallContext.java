package dev.callwright.sip.stack;

import dev.callwright.sip.Credentials;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.digest.DigestClient;
import java.util.function.Consumer;

/** What the parts of one call share. The lane is thread-safe, the events belong to it, the digest remembers
 * the challenges of the call. */
record CallContext(Signalling signalling, Lane lane, EventRelay events, DigestClient digest) {

    static CallContext of(Signalling signalling, String callId, Credentials credentials) {
        DigestClient digest = new DigestClient(credentials, signalling.names()::tag);
        return new CallContext(signalling, new Lane(callId), new EventRelay(), digest);
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
