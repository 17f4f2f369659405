package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Lane;
import dev.callwright.sip.stack.basis.Signalling;
import java.time.Duration;
import java.util.concurrent.Future;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a 2xx until its ACK comes, over TCP too, with pauses of T1 that double up to T2, and gives up after 64*T1
 * (RFC 3261 §13.3.1.4). The stack does this only for dialogs of its own. Owner: the call's lane.
 */
final class AnswerRepeater {

    private static final int T2_IN_T1 = 8;

    private final Signalling signalling;
    private final Lane lane;
    private final Response answer;
    private final Runnable givenUp;
    private Duration waited = Duration.ZERO;
    private @Nullable Future<?> next;
    private boolean stopped;

    AnswerRepeater(Signalling signalling, Lane lane, Response answer, Runnable givenUp) {
        this.signalling = signalling;
        this.lane = lane;
        this.answer = answer;
        this.givenUp = givenUp;
    }

    /** The CSeq number the ACK must carry. */
    long cseq() {
        return CallDialog.cseq(answer);
    }

    void start() {
        await(signalling.timers().timerT1());
    }

    void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private void await(Duration pause) {
        Duration left = signalling.timers().patience().minus(waited);
        Duration bounded = pause.compareTo(left) < 0 ? pause : left;
        next = signalling.timers().after(bounded, lane, () -> elapsed(bounded));
    }

    private void elapsed(Duration pause) {
        if (stopped) {
            return;
        }
        waited = waited.plus(pause);
        if (waited.compareTo(signalling.timers().patience()) >= 0) {
            stopped = true;
            signalling.counters().acksMissed.increment();
            givenUp.run();
            return;
        }
        signalling.counters().answersRepeated.increment();
        signalling.wire().reply((Response) answer.clone());
        Duration longest = signalling.timers().timerT1().multipliedBy(T2_IN_T1);
        Duration doubled = pause.multipliedBy(2);
        await(doubled.compareTo(longest) < 0 ? doubled : longest);
    }
}
