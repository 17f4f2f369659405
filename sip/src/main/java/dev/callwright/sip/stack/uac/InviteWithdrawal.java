package dev.callwright.sip.stack.uac;

import dev.callwright.sip.SipEvent;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.Exchange;
import dev.callwright.sip.stack.text.LogText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back an INVITE that has no final answer. A CANCEL may only follow a provisional response (RFC 3261 §9.1), so
 * until one comes the wish is kept. Owner: the call's lane.
 */
final class InviteWithdrawal {

    /** As the proxy timer C (RFC 3261 §16.6), in T1: three minutes with T1 at its usual half second. */
    private static final int RINGING_IN_T1 = 360;

    private static final Logger LOG = LoggerFactory.getLogger(InviteWithdrawal.class);

    private final CallContext call;
    private final Runnable givenUp;
    private @Nullable Exchange heard;
    private @Nullable Future<?> limit;
    private boolean wanted;
    private boolean rangOut;
    private boolean sent;
    private boolean settled;

    /** The last argument runs when not even the CANCEL brings a final answer. */
    InviteWithdrawal(CallContext call, Runnable givenUp) {
        this.call = call;
        this.givenUp = givenUp;
    }

    boolean isWanted() {
        return wanted;
    }

    /** Nobody rings for ever; zero stands for the longest there is. The time begins anew at each place the INVITE is sent to. */
    void limitRinging(Duration wish) {
        Duration longest = call.timers().timerT1().multipliedBy(RINGING_IN_T1);
        Duration bounded = wish.isPositive() && wish.compareTo(longest) < 0 ? wish : longest;
        if (limit != null) {
            limit.cancel(false);
        }
        limit = call.timers().after(bounded, call.lane(), () -> {
            rangOut = !wanted;
            want();
        });
    }

    /** The INVITE was sent once more, and of this one nothing was heard. */
    void sentAgain() {
        heard = null;
    }

    /** Of a call we took back because nobody answered, the peer's word is not the reason. */
    SipEvent outcome(int status, String reason) {
        boolean ours = status == Response.REQUEST_TERMINATED || status == Response.REQUEST_TIMEOUT;
        return rangOut && ours
                ? new SipEvent.Refused(Response.REQUEST_TIMEOUT, "No answer")
                : new SipEvent.Refused(status, reason);
    }

    void heardFrom(Exchange exchange) {
        heard = exchange;
        cancelIfPossible();
    }

    void want() {
        wanted = true;
        cancelIfPossible();
    }

    /** A final answer has come, or none is awaited any more. */
    void settled() {
        settled = true;
        if (limit != null) {
            limit.cancel(false);
        }
    }

    private void cancelIfPossible() {
        if (!wanted || sent || settled || heard == null) {
            return;
        }
        sent = true;
        if (limit != null) {
            limit.cancel(false);
        }
        limit = call.timers().after(call.timers().patience(), call.lane(), givenUp);
        heard.transaction().ifPresent(this::cancel);
    }

    private void cancel(ClientTransaction invite) {
        try {
            call.wire().send(new Exchange(invite.createCancel(), Optional.empty(), call.lane(), outcome -> {}));
        } catch (SipException e) {
            LOG.atDebug()
                    .addKeyValue("reason", LogText.of(String.valueOf(e.getMessage())))
                    .log("too late to cancel");
        }
    }
}
