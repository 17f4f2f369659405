package dev.callwright.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwright.media.codec.G711;
import dev.callwright.media.sdp.SdpException.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdpGarbageTest {

    private static final LocalAudio LOCAL =
            new LocalAudio("::1", 16384, List.of(G711.PCMU), MediaDirection.SENDRECV, 1, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=1\nm=audio 7000 RTP/AVP 0",
                "v=0\nnonsense\nm=audio 7000 RTP/AVP 0",
                "v=0\nc=IN IP4 192.0.2.1\nm=audio 99999999999 RTP/AVP 0",
                "v=0\nc=IN IP4 192.0.2.1\nm=audio 65536 RTP/AVP 0",
                "v=0\nc=IN IP4 192.0.2.1\nm=audio -1 RTP/AVP 0",
                "v=0\nc=IN IP4 192.0.2.1\nm=audio 7000 RTP/AVP 300",
                "v=0\nc=IN IP4 192.0.2.1\nm=audio 7000 RTP/AVP -8",
                "v=0\nc=IN IP4 192.0.2.1\nm=audio 7000 RTP/AVP 99999999999999999999",
                "v=0\nc=IN IP4 192.0.2.1\nm=audio 7000 RTP/AVP 0\na=rtpmap:4294967296 PCMU/8000",
                "v=0\nc=IN IP4 192.0.2.1\nm=audio 7000 RTP/AVP 0\na=rtpmap:x",
                "v=0\nc=IN IP4 192.0.2.1\nm=audio 7000 RTP/AVP",
                "v=0\nc=IN IP4 192.0.2.1\nm=",
                "v=0\nm=audio 7000 RTP/AVP 0",
                "v=0\nc=IN IP4 phone.example.com\nm=audio 7000 RTP/AVP 0",
                "v=0\nc=IN IP4 127.1\nm=audio 7000 RTP/AVP 0",
                "v=0\nc=IN IP4 1.2.3.400\nm=audio 7000 RTP/AVP 0",
                "v=0\nc=IN IP4 224.0.1.1/127\nm=audio 7000 RTP/AVP 0",
                "v=0\nc=IN IP6 fe80::1%eth0\nm=audio 7000 RTP/AVP 0",
                "v=0\nc=IN IP6 :::::\nm=audio 7000 RTP/AVP 0",
                "v=0\nc=IN\nm=audio 7000 RTP/AVP 0",
            })
    void callsAbsurdDescriptionsMalformed(String sdp) {
        assertThatExceptionOfType(SdpException.class)
                .isThrownBy(() -> OfferAnswer.answer(sdp, LOCAL))
                .matches(e -> e.kind() == Kind.MALFORMED, "is malformed");
    }

    @Test
    void boundsLengthMediaAndAttributes() {
        String start = "v=0\nc=IN IP4 192.0.2.1\nm=audio 7000 RTP/AVP 0\n";

        assertMalformed(start + "a=" + "x".repeat(SdpParser.MAX_LENGTH));
        assertMalformed(start + "a=x\n".repeat(SdpParser.MAX_ATTRIBUTES + 1));
        assertMalformed(start + "m=audio 0 RTP/AVP 0\n".repeat(SdpParser.MAX_MEDIA));
        assertThat(OfferAnswer.answer(start + "a=x\n".repeat(SdpParser.MAX_ATTRIBUTES), LOCAL)
                        .audio()
                        .payloadType())
                .isZero();
    }

    @Test
    void survivesMutatedOffers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] offers = {
            SdpFiles.read("linphone-offer.sdp"), SdpFiles.read("baresip-offer.sdp"), SdpFiles.read("sipp-offer.sdp")
        };

        for (int round = 0; round < 3000; round++) {
            StringBuilder offer = new StringBuilder(offers[random.nextInt(offers.length)]);
            for (int edits = random.nextInt(8); edits >= 0; edits--) {
                mutate(offer, random);
            }
            assertAnsweredOrRefused(offer.toString(), "seed " + seed + " round " + round);
        }
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, random.nextLong());
            default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
        }
    }

    /** An answer must be one that we ourselves can read. */
    private static void assertAnsweredOrRefused(String offer, String where) {
        try {
            Answer answer = OfferAnswer.answer(offer, LOCAL);
            assertThat(SdpParser.parse(answer.sdp()).media())
                    .as(where)
                    .hasSameSizeAs(SdpParser.parse(offer).media());
        } catch (SdpException e) {
            assertThat(e.kind()).as(where).isNotNull();
        } catch (RuntimeException e) {
            throw new AssertionError(where + "\n" + offer, e);
        }
    }

    private static void assertMalformed(String sdp) {
        assertThatExceptionOfType(SdpException.class)
                .isThrownBy(() -> OfferAnswer.answer(sdp, LOCAL))
                .matches(e -> e.kind() == Kind.MALFORMED, "is malformed");
    }
}
