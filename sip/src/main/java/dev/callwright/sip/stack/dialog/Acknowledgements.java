package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.text.Sip;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * The ACKs of a dialog: the one our 2xx waits for, and the one we sent and may have to repeat. Owner: the call's lane.
 */
public final class Acknowledgements {

    private final CallContext call;
    private final CallDialog dialog;
    private @Nullable AnswerRepeater awaited;
    private boolean weOffered;
    private @Nullable Request sent;

    Acknowledgements(CallContext call, CallDialog dialog) {
        this.call = call;
        this.dialog = dialog;
    }

    /** Repeats a 2xx of ours, just sent, until its ACK comes. */
    void await(Response ok, boolean offered, Runnable givenUp) {
        stop();
        weOffered = offered;
        AnswerRepeater repeater = new AnswerRepeater(call.signalling(), call.lane(), ok, () -> {
            awaited = null;
            givenUp.run();
        });
        awaited = repeater;
        repeater.start();
    }

    boolean isAwaited() {
        return awaited != null;
    }

    /** The ACK is to bring the answer to an offer in our 2xx. */
    boolean isAnswerAwaited() {
        return awaited != null && weOffered;
    }

    /** False for an ACK seen before, or of something else. */
    boolean onAck(Request ack) {
        if (awaited == null || awaited.cseq() != CallDialog.cseq(ack)) {
            return false;
        }
        stop();
        String sdp = Sip.contentType(ack).equals(Sip.SDP) ? Sip.body(ack) : "";
        call.emit(new SipEvent.Acked(weOffered && !sdp.isEmpty() ? Optional.of(sdp) : Optional.empty()));
        return true;
    }

    /** Acknowledges a 2xx of the peer; the same 2xx again gets the same ACK again (RFC 3261 §13.2.2.4). */
    public void send(Response ok) {
        long seq = CallDialog.cseq(ok);
        Request ack = sent != null && CallDialog.cseq(sent) == seq ? sent : dialog.ack(seq);
        sent = ack;
        call.wire().acknowledge((Request) ack.clone(), dialog.hop());
    }

    void stop() {
        if (awaited != null) {
            awaited.stop();
            awaited = null;
        }
    }
}
