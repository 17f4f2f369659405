package dev.callwright.agent.call.story;

import dev.callwright.agent.call.CallEnded;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.stage.CallStage;
import dev.callwright.agent.call.stage.Line;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Rejection;
import java.time.Duration;

/** The story of a call that comes in: ring, reach the model meanwhile, answer, talk. Owner: call thread. */
public final class IncomingStory implements Story {

    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final int NOBODY_THERE = 480;

    private final CallStage stage;
    private final IncomingCall sip;
    private boolean answered;

    /** To be made while {@code onInvite} runs. */
    public IncomingStory(CallStage stage, IncomingCall sip) {
        this.stage = stage;
        this.sip = sip;
        stage.line().take(sip);
    }

    @Override
    public CallOutcome tell() throws InterruptedException {
        Talk talk = new Talk(stage);
        stage.chronicle().started();
        stage.voice().open();
        stage.voice()
                .expect(
                        sip.invitation().source().getAddress(),
                        stage.services().dtmf(sip.invitation().origin()));
        String sdp = stage.line().negotiate(sip.invitation());
        ring();
        talk.reachModel();
        answer(sdp);
        return talk.converse(stage.services().longestCall(sip.invitation().origin()));
    }

    private void ring() {
        sip.ring();
        stage.chronicle().moment(Kind.RINGING, "");
    }

    private void answer(String sdp) throws InterruptedException {
        sip.answer(sdp);
        answered = true;
        stage.voice().talking();
        stage.chronicle().answered();
        Line line = stage.line();
        Duration timerT1 = stage.services().config().sip().timerT1();
        stage.waitFor(line::acknowledged, timerT1.multipliedBy(64).plus(MARGIN));
        if (!line.acknowledged()) {
            throw new CallEnded(CallOutcome.NO_ACK);
        }
    }

    @Override
    public void leave(CallOutcome outcome) {
        if (answered) {
            stage.line().hangUp();
        } else {
            int status = outcome.sipStatus() >= 400 ? outcome.sipStatus() : NOBODY_THERE;
            sip.reject(new Rejection(status, outcome.sentence()));
        }
    }
}
