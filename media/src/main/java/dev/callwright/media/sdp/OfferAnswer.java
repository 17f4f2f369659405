package dev.callwright.media.sdp;

import dev.callwright.media.sdp.PeerAudio.Voice;
import dev.callwright.media.sdp.SdpException.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The offer/answer model (RFC 3264) for calls of one audio stream in G.711 over plain RTP. Pure.
 *
 * <p>Answering, our order of codecs decides among those offered, although RFC 3264 §6.1 recommends the offerer's: which
 * law a trunk speaks natively is the operator's knowledge. An answer names one codec, so that nobody switches in
 * mid-call. Reading an answer, the first codec in it that we speak counts.
 */
public final class OfferAnswer {

    private static final String EVENT_RANGE = "0-15";
    private static final String EVENT_RANGE_WITH_FLASH = "0-16";
    private static final int OUR_EVENT_TYPE = 101;

    private OfferAnswer() {}

    /**
     * Answers an offer. Streams besides the first audio stream we can speak are rejected; an answer has as many streams
     * as its offer.
     *
     * @throws SdpException if the offer cannot be read or has nothing for us
     */
    public static Answer answer(String offer, LocalAudio local) {
        SessionDescription session = SdpParser.parse(offer);
        MediaDescription chosen = session.media().stream()
                .filter(section -> section.isPlainAudio() && section.port() != 0)
                .filter(section ->
                        preferred(PeerAudio.read(session, section), local).isPresent())
                .findFirst()
                .orElseThrow(() -> refusal(session));
        PeerAudio peer = PeerAudio.read(session, chosen);
        Voice voice = preferred(peer, local).orElseThrow();
        NegotiatedAudio audio = negotiated(peer, voice, local);
        return new Answer(write(session, chosen, peer, audio, local), audio);
    }

    /** Offers our audio stream, to start a call, to change one, or in the answer to an INVITE without an offer. */
    public static String offer(LocalAudio local) {
        List<Voice> voices = local.codecs().stream()
                .map(codec -> new Voice(codec, codec.staticPayloadType()))
                .toList();
        SdpWriter writer = new SdpWriter(local);
        writer.audio(local, "RTP/AVP", voices, OUR_EVENT_TYPE, EVENT_RANGE);
        return writer.text();
    }

    /**
     * Reads the answer to an offer made with the same {@code local}.
     *
     * @throws SdpException if it cannot be read, rejects the stream or chose what we had not offered
     */
    public static NegotiatedAudio accept(String answer, LocalAudio local) {
        SessionDescription session = SdpParser.parse(answer);
        MediaDescription section = session.media().stream()
                .findFirst()
                .filter(first -> first.isPlainAudio() && first.port() != 0)
                .orElseThrow(() -> refusal(session));
        PeerAudio peer = PeerAudio.read(session, section);
        Voice voice = peer.voices().stream()
                .filter(candidate -> local.codecs().contains(candidate.codec()))
                .findFirst()
                .orElseThrow(() -> refusal(session));
        return negotiated(peer, voice, local);
    }

    private static Optional<Voice> preferred(PeerAudio peer, LocalAudio local) {
        return peer.voices().stream()
                .filter(voice -> local.codecs().contains(voice.codec()))
                .min(Comparator.comparingInt(voice -> local.codecs().indexOf(voice.codec())));
    }

    private static SdpException refusal(SessionDescription session) {
        boolean audio = session.media().stream().anyMatch(section -> section.isPlainAudio() && section.port() != 0);
        return audio
                ? new SdpException(Kind.NO_COMMON_CODEC, "no codec of ours is offered")
                : new SdpException(Kind.NO_AUDIO, "no audio over plain RTP is offered");
    }

    private static NegotiatedAudio negotiated(PeerAudio peer, Voice voice, LocalAudio local) {
        return new NegotiatedAudio(
                voice.codec(), voice.payloadType(), peer.eventType(), peer.address(), peer.ours(local.direction()));
    }

    private static String write(
            SessionDescription session,
            MediaDescription chosen,
            PeerAudio peer,
            NegotiatedAudio audio,
            LocalAudio local) {
        SdpWriter writer = new SdpWriter(local);
        LocalAudio narrowed = new LocalAudio(
                local.address(), local.port(), local.codecs(), audio.direction(), local.sessionId(), local.version());
        Voice voice = new Voice(audio.codec(), audio.payloadType());
        String range = peer.eventRange().equals(EVENT_RANGE_WITH_FLASH) ? EVENT_RANGE_WITH_FLASH : EVENT_RANGE;
        for (MediaDescription section : session.media()) {
            // By identity: two sections may read the same, and only one of them was chosen.
            if (isSame(section, chosen)) {
                writer.audio(narrowed, section.profile(), List.of(voice), audio.telephoneEventType(), range);
            } else {
                writer.rejected(section);
            }
        }
        return writer.text();
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(MediaDescription one, MediaDescription other) {
        return one == other;
    }
}
