package dev.callwright.agent.call.stage;

import dev.callwright.agent.call.CallEnded;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.media.codec.G711;
import dev.callwright.media.sdp.Answer;
import dev.callwright.media.sdp.LocalAudio;
import dev.callwright.media.sdp.MediaDirection;
import dev.callwright.media.sdp.NegotiatedAudio;
import dev.callwright.media.sdp.OfferAnswer;
import dev.callwright.media.sdp.SdpException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Our side of a call's session description through its offers and answers. Every description we send has the next version (RFC
 * 3264 §8). Owner: call thread.
 */
public final class Negotiation {

    private final String address;
    private final int port;
    private final List<G711> codecs;
    private final long sessionId = RandomGenerator.getDefault().nextLong(1, Integer.MAX_VALUE);
    private long version;
    private boolean held;

    public Negotiation(String address, int port, List<G711> codecs) {
        this.address = address;
        this.port = port;
        this.codecs = codecs;
    }

    /** Answers the peer's offer. */
    Answer answer(String offer) {
        try {
            Answer answer = OfferAnswer.answer(offer, next());
            held = !answer.audio().direction().sends();
            return answer;
        } catch (SdpException e) {
            throw refused(e);
        }
    }

    /** Makes an offer, for a peer that made none. */
    public String offer() {
        return OfferAnswer.offer(next());
    }

    /** Takes the answer to our offer. */
    NegotiatedAudio accept(String answer) {
        try {
            NegotiatedAudio audio = OfferAnswer.accept(answer, current());
            held = !audio.direction().sends();
            return audio;
        } catch (SdpException e) {
            throw refused(e);
        }
    }

    /** Whether the peer does not want to hear us: it has put the call on hold. */
    boolean held() {
        return held;
    }

    private LocalAudio next() {
        version++;
        return current();
    }

    private LocalAudio current() {
        return new LocalAudio(address, port, codecs, MediaDirection.SENDRECV, sessionId, version);
    }

    private static CallEnded refused(SdpException e) {
        return new CallEnded(
                switch (e.kind()) {
                    case MALFORMED -> CallOutcome.BAD_OFFER;
                    case NO_COMMON_CODEC, NO_AUDIO -> CallOutcome.NO_COMMON_CODEC;
                });
    }
}
