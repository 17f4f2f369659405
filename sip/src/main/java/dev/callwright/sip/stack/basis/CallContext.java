package dev.callwright.sip.stack.basis;

import dev.callwright.sip.Credentials;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.digest.DigestClient;
import java.util.function.Consumer;

/** What the parts of one call share. The lane is thread-safe, the events belong to it, the digest remembers
 * the challenges of the call. */
public record CallContext(Signalling signalling, Lane lane, EventRelay events, DigestClient digest) {

    public static CallContext of(Signalling signalling, String callId, Credentials credentials) {
        DigestClient digest = new DigestClient(credentials, signalling.names()::tag);
        return new CallContext(signalling, new Lane(callId), new EventRelay(), digest);
    }

    public void listen(Consumer<? super SipEvent> receiver) {
        lane.execute(() -> events.attach(receiver));
    }

    public void emit(SipEvent event) {
        events.emit(event);
    }

    public Timers timers() {
        return signalling.timers();
    }

    public Wire wire() {
        return signalling.wire();
    }

    public Responses responses() {
        return signalling.responses();
    }
}
