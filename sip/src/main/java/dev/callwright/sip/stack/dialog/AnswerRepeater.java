package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Lane;
import dev.callwright.sip.stack.basis.Signalling;
import javax.sip.message.Response;

/**
 * Repeats a 2xx until its ACK comes, over TCP too, with pauses of T1 that double up to T2, and gives up after 64*T1
 * (RFC 3261 §13.3.1.4). The stack does this only for dialogs of its own. Owner: the call's lane.
 */
final class AnswerRepeater {

    private static final int T2_IN_T1 = 8;

    private final Signalling signalling;
    private final Response answer;
    private final Runnable givenUp;
    private final Repetition repetition;

    AnswerRepeater(Signalling signalling, Lane lane, Response answer, Runnable givenUp) {
        this.signalling = signalling;
        this.answer = answer;
        this.givenUp = givenUp;
        this.repetition = new Repetition(
                signalling.timers(),
                lane,
                signalling.timers().timerT1().multipliedBy(T2_IN_T1),
                this::repeat,
                this::giveUp);
    }

    /** The CSeq number the ACK must carry. */
    long cseq() {
        return CallDialog.cseq(answer);
    }

    void start() {
        repetition.start();
    }

    void stop() {
        repetition.stop();
    }

    private void repeat() {
        signalling.counters().answersRepeated.increment();
        signalling.wire().reply((Response) answer.clone());
    }

    private void giveUp() {
        signalling.counters().acksMissed.increment();
        givenUp.run();
    }
}
