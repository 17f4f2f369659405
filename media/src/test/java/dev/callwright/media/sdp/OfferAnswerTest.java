package dev.callwright.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwright.media.codec.G711;
import dev.callwright.media.sdp.SdpException.Kind;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferAnswerTest {

    private static final LocalAudio LOCAL = local(MediaDirection.SENDRECV, G711.PCMA, G711.PCMU);

    @Test
    void answersLinphoneInOurPreferredLawWithItsOwnEventTypeAndNoVideo() {
        Answer answer = OfferAnswer.answer(SdpFiles.read("linphone-offer.sdp"), LOCAL);

        assertThat(answer.sdp()).isEqualTo(SdpFiles.read("linphone-answer.sdp"));
        assertThat(answer.audio())
                .isEqualTo(new NegotiatedAudio(
                        G711.PCMA, 8, 99, new InetSocketAddress("192.0.2.7", 7400), MediaDirection.SENDRECV));
    }

    @Test
    void answersBaresipAndMirrorsTheRangeWithFlash() {
        Answer answer = OfferAnswer.answer(
                SdpFiles.read("baresip-offer.sdp"), local(MediaDirection.SENDRECV, G711.PCMU, G711.PCMA));

        assertThat(answer.audio().codec()).isEqualTo(G711.PCMU);
        assertThat(answer.audio().telephoneEventType()).isEqualTo(101);
        assertThat(answer.sdp()).contains("m=audio 16384 RTP/AVP 0 101\r\n", "a=fmtp:101 0-16\r\n", "a=ptime:20\r\n");
    }

    @Test
    void answersSippWhichNamesNeitherCodecNorEvents() {
        Answer answer = OfferAnswer.answer(SdpFiles.read("sipp-offer.sdp"), LOCAL);

        assertThat(answer.audio().codec()).isEqualTo(G711.PCMU);
        assertThat(answer.audio().telephoneEventType()).isEqualTo(NegotiatedAudio.NO_EVENTS);
        assertThat(answer.sdp()).doesNotContain("telephone-event");
    }

    @Test
    void refusesACarrierThatOnlyHasG729() {
        assertRefused(SdpFiles.read("carrier-g729-offer.sdp"), Kind.NO_COMMON_CODEC);
    }

    @Test
    void refusesEncryptedAudio() {
        assertRefused(SdpFiles.read("srtp-offer.sdp"), Kind.NO_AUDIO);
    }

    @Test
    void refusesARejectedStreamAndADescriptionWithoutMedia() {
        assertRefused(offer("m=audio 0 RTP/AVP 0"), Kind.NO_AUDIO);
        assertRefused(offer(""), Kind.NO_AUDIO);
    }

    @Test
    void takesThePlainStreamBesideAnEncryptedOneAndRejectsTheRest() {
        String offer = offer("m=audio 7000 RTP/SAVP 0\nm=audio 7002 RTP/AVP 0\nm=audio 7004 RTP/AVP 8\n"
                + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel");

        Answer answer = OfferAnswer.answer(offer, LOCAL);

        assertThat(answer.audio().remote().getPort()).isEqualTo(7002);
        assertThat(answer.sdp().lines().filter(line -> line.startsWith("m=")))
                .containsExactly(
                        "m=audio 0 RTP/SAVP 0",
                        "m=audio 16384 RTP/AVP 0",
                        "m=audio 0 RTP/AVP 8",
                        "m=application 0 UDP/DTLS/SCTP webrtc-datachannel");
    }

    @Test
    void acceptsOneOfTwoIdenticalStreams() {
        Answer answer = OfferAnswer.answer(offer("m=audio 7002 RTP/AVP 0\nm=audio 7002 RTP/AVP 0"), LOCAL);

        assertThat(answer.sdp().lines().filter(line -> line.startsWith("m=")))
                .containsExactly("m=audio 16384 RTP/AVP 0", "m=audio 0 RTP/AVP 0");
    }

    @Test
    void findsG711UnderADynamicTypeInAnyCase() {
        Answer answer = OfferAnswer.answer(offer("m=audio 7000 RTP/AVP 100\na=rtpmap:100 pcma/8000/1"), LOCAL);

        assertThat(answer.audio().payloadType()).isEqualTo(100);
        assertThat(answer.sdp()).contains("m=audio 16384 RTP/AVP 100\r\na=rtpmap:100 PCMA/8000\r\n");
    }

    @ParameterizedTest
    @CsvSource({"sendrecv,SENDRECV", "sendonly,RECVONLY", "recvonly,SENDONLY", "inactive,INACTIVE", "unknown,SENDRECV"})
    void answersADirectionWithItsReverse(String offered, MediaDirection ours) {
        Answer answer = OfferAnswer.answer(offer("m=audio 7000 RTP/AVP 0\na=" + offered), LOCAL);

        assertThat(answer.audio().direction()).isEqualTo(ours);
        assertThat(answer.sdp()).contains("a=" + ours.attribute() + "\r\n");
    }

    @Test
    void takesTheDirectionOfTheSessionUnlessTheStreamHasItsOwn() {
        String session = "a=sendonly\nm=audio 7000 RTP/AVP 0";

        assertThat(OfferAnswer.answer(offer(session), LOCAL).audio().direction())
                .isEqualTo(MediaDirection.RECVONLY);
        assertThat(OfferAnswer.answer(offer(session + "\na=sendrecv"), LOCAL)
                        .audio()
                        .direction())
                .isEqualTo(MediaDirection.SENDRECV);
    }

    @ParameterizedTest
    @CsvSource({"sendrecv,RECVONLY", "sendonly,RECVONLY", "recvonly,INACTIVE", "inactive,INACTIVE"})
    void neverSendsToThePeerThatHoldsInTheOldStyle(String offered, MediaDirection ours) {
        String offer = offer("m=audio 7000 RTP/AVP 0\nc=IN IP4 0.0.0.0\na=" + offered);

        assertThat(OfferAnswer.answer(offer, LOCAL).audio().direction()).isEqualTo(ours);
    }

    @Test
    void keepsItsOwnAddressInTheAnswerToAHoldInTheOldStyle() {
        String offer = offer("m=audio 7000 RTP/AVP 0").replace("c=IN IP4 192.0.2.1", "c=IN IP4 0.0.0.0");

        Answer answer = OfferAnswer.answer(offer, LOCAL);

        assertThat(answer.audio().direction()).isEqualTo(MediaDirection.RECVONLY);
        assertThat(answer.sdp()).contains("a=recvonly\r\n").doesNotContain("IP4 0.0.0.0");
    }

    @Test
    void holdsAndResumes() {
        MediaDirection held = OfferAnswer.answer(SdpFiles.read("baresip-hold.sdp"), LOCAL)
                .audio()
                .direction();
        MediaDirection resumed = OfferAnswer.answer(SdpFiles.read("baresip-offer.sdp"), LOCAL)
                .audio()
                .direction();

        assertThat(held).isEqualTo(MediaDirection.RECVONLY);
        assertThat(resumed).isEqualTo(MediaDirection.SENDRECV);
    }

    @Test
    void neverDoesMoreThanWeWant() {
        LocalAudio listening = local(MediaDirection.RECVONLY, G711.PCMU);

        assertThat(OfferAnswer.answer(offer("m=audio 7000 RTP/AVP 0"), listening)
                        .audio()
                        .direction())
                .isEqualTo(MediaDirection.RECVONLY);
    }

    @Test
    void agreesWithItselfOverADelayedOffer() {
        LocalAudio peer = new LocalAudio("2001:db8::9", 7000, List.of(G711.PCMU), MediaDirection.SENDRECV, 5, 1);

        Answer answer = OfferAnswer.answer(OfferAnswer.offer(LOCAL), peer);
        NegotiatedAudio ours = OfferAnswer.accept(answer.sdp(), LOCAL);

        assertThat(ours)
                .isEqualTo(new NegotiatedAudio(
                        G711.PCMU, 0, 101, new InetSocketAddress("2001:db8::9", 7000), MediaDirection.SENDRECV));
        assertThat(answer.audio().remote()).isEqualTo(new InetSocketAddress("198.51.100.5", 16384));
        assertThat(answer.sdp()).contains("c=IN IP6 2001:db8::9\r\n");
    }

    @Test
    void refusesAnAnswerThatRejectsUsOrChoosesWhatWeDidNotOffer() {
        assertThatExceptionOfType(SdpException.class)
                .isThrownBy(() -> OfferAnswer.accept(offer("m=audio 0 RTP/AVP 0"), LOCAL))
                .matches(e -> e.kind() == Kind.NO_AUDIO);
        assertThatExceptionOfType(SdpException.class)
                .isThrownBy(() ->
                        OfferAnswer.accept(offer("m=audio 7000 RTP/AVP 8"), local(MediaDirection.SENDRECV, G711.PCMU)))
                .matches(e -> e.kind() == Kind.NO_COMMON_CODEC);
    }

    private static void assertRefused(String offer, Kind kind) {
        assertThatExceptionOfType(SdpException.class)
                .isThrownBy(() -> OfferAnswer.answer(offer, LOCAL))
                .matches(e -> e.kind() == kind, "is " + kind);
    }

    private static String offer(String lines) {
        return "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n" + lines + "\n";
    }

    private static LocalAudio local(MediaDirection direction, G711... codecs) {
        return new LocalAudio("198.51.100.5", 16384, List.of(codecs), direction, 77, 1);
    }
}
