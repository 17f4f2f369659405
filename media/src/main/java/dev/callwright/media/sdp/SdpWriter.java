package dev.callwright.media.sdp;

import dev.callwright.media.sdp.PeerAudio.Voice;
import java.util.List;

/** Writes descriptions, strictly as RFC 8866 §9 has them. Confined to one thread for one text. */
final class SdpWriter {

    private static final int PTIME_MILLIS = 20;

    private final StringBuilder text = new StringBuilder(400);

    SdpWriter(LocalAudio local) {
        String address = (local.address().indexOf(':') < 0 ? "IN IP4 " : "IN IP6 ") + local.address();
        line("v=0");
        line("o=callwright " + local.sessionId() + " " + local.version() + " " + address);
        line("s=-");
        line("c=" + address);
        line("t=0 0");
    }

    /** Our stream. The packet time is the one we send; we take others. */
    void audio(LocalAudio local, String profile, List<Voice> voices, int eventType, String eventRange) {
        StringBuilder formats = new StringBuilder();
        voices.forEach(voice -> formats.append(' ').append(voice.payloadType()));
        boolean events = eventType != NegotiatedAudio.NO_EVENTS;
        line("m=audio " + local.port() + " " + profile + formats + (events ? " " + eventType : ""));
        for (Voice voice : voices) {
            line("a=rtpmap:" + voice.payloadType() + " " + voice.codec().encodingName() + "/8000");
        }
        if (events) {
            line("a=rtpmap:" + eventType + " telephone-event/8000");
            line("a=fmtp:" + eventType + " " + eventRange);
        }
        line("a=ptime:" + PTIME_MILLIS);
        line("a=" + local.direction().attribute());
    }

    /** A stream we refuse (RFC 3264 §6): one format has to be there, which one means nothing. */
    void rejected(MediaDescription section) {
        line("m=" + section.kind() + " 0 " + section.profile() + " "
                + section.formats().getFirst());
    }

    String text() {
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append("\r\n");
    }
}
