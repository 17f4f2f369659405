package dev.callwright.agent.call.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.agent.call.CallEnded;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.media.codec.G711;
import dev.callwright.media.sdp.NegotiatedAudio;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NegotiationTest {

    private final Negotiation negotiation = new Negotiation("192.0.2.10", 16384, List.of(G711.PCMA, G711.PCMU));

    @Test
    void everyDescriptionHasTheNextVersionOfOneSession() {
        String[] first = origin(negotiation.answer(sdp("audio 4000 RTP/AVP 8")).sdp());
        String[] second = origin(negotiation.offer());
        String[] third = origin(negotiation.answer(sdp("audio 4002 RTP/AVP 0")).sdp());

        assertThat(List.of(first[2], second[2], third[2])).containsExactly("1", "2", "3");
        assertThat(List.of(second[1], third[1])).containsOnly(first[1]);
    }

    @Test
    void ourAddressAndPortStandInTheAnswer() {
        var answer = negotiation.answer(sdp("audio 4000 RTP/AVP 0 8"));

        assertThat(answer.sdp()).contains("c=IN IP4 192.0.2.10").contains("m=audio 16384 RTP/AVP");
        assertThat(answer.audio().codec()).isIn(G711.PCMA, G711.PCMU);
        assertThat(answer.audio().remote().getPort()).isEqualTo(4000);
    }

    @Test
    void anAnswerToOurOfferIsTaken() {
        negotiation.offer();

        NegotiatedAudio audio = negotiation.accept(sdp("audio 4000 RTP/AVP 0"));

        assertThat(audio.codec()).isEqualTo(G711.PCMU);
        assertThat(audio.remote().getAddress().getHostAddress()).isEqualTo("192.0.2.77");
    }

    @Test
    void anOfferThatCannotBeReadIsBad() {
        assertRefused("no description", CallOutcome.BAD_OFFER);
        assertRefused("", CallOutcome.BAD_OFFER);
    }

    @Test
    void anOfferWithoutACodecOfOursIsNotAcceptable() {
        assertRefused(sdp("audio 4000 RTP/AVP 18"), CallOutcome.NO_COMMON_CODEC);
    }

    @Test
    void anOfferWithoutAudioIsNotAcceptable() {
        assertRefused(sdp("video 4000 RTP/AVP 31"), CallOutcome.NO_COMMON_CODEC);
    }

    @Test
    void anAnswerThatCannotBeReadEndsTheCall() {
        negotiation.offer();

        assertThatThrownBy(() -> negotiation.accept("no description"))
                .isInstanceOfSatisfying(
                        CallEnded.class, end -> assertThat(end.outcome()).isEqualTo(CallOutcome.BAD_OFFER));
    }

    private void assertRefused(String offer, CallOutcome outcome) {
        assertThatThrownBy(() -> negotiation.answer(offer))
                .isInstanceOfSatisfying(
                        CallEnded.class, end -> assertThat(end.outcome()).isEqualTo(outcome));
    }

    /** The fields of the {@code o=} line: user, session id, version and address. */
    private static String[] origin(String sdp) {
        return sdp.lines()
                .filter(line -> line.startsWith("o="))
                .findFirst()
                .orElseThrow()
                .split(" ");
    }

    private static String sdp(String media) {
        return String.join(
                "\r\n", "v=0", "o=- 7 7 IN IP4 192.0.2.77", "s=-", "c=IN IP4 192.0.2.77", "t=0 0", "m=" + media, "");
    }
}
