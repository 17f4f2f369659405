package dev.callwright.agent.call.stage;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.media.sdp.NegotiatedAudio;
import dev.callwright.sip.SipEvent.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** What came so far of one INVITE of ours. Owner: call thread. */
public final class Attempt {

    private final IntConsumer onRinging;
    private boolean rang;
    private Optional<NegotiatedAudio> answer = Optional.empty();
    private Optional<Refused> refusal = Optional.empty();
    private List<String> elsewhere = List.of();

    /** An attempt that tells when the other phone rings, and by which status that is known. */
    public Attempt(IntConsumer onRinging) {
        this.onRinging = onRinging;
    }

    void ringing(int status) {
        rang = true;
        onRinging.accept(status);
    }

    void answered(NegotiatedAudio audio) {
        answer = Optional.of(audio);
    }

    public void refused(Refused last) {
        refusal = Optional.of(last);
    }

    /** The peer names others to call, the most wanted first. */
    void redirected(List<String> targets) {
        elsewhere = List.copyOf(targets);
        refusal = Optional.of(new Refused(302, "redirected"));
    }

    /** Who was named to be called instead; empty if nobody was. */
    public List<String> elsewhere() {
        return elsewhere;
    }

    public boolean settled() {
        return answer.isPresent() || refusal.isPresent();
    }

    public Optional<NegotiatedAudio> answer() {
        return answer;
    }

    /** The final status; 408 while there is none, as if nobody had answered. */
    public int status() {
        return refusal.map(Refused::status).orElse(408);
    }

    /** How an attempt without an answer is named. */
    public CallOutcome failure() {
        return CallOutcome.ofRefusal(status(), rang);
    }
}
