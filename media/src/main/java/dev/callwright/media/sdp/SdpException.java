package dev.callwright.media.sdp;

import java.io.Serial;

/** A session description that cannot be read or cannot be agreed to. */
public final class SdpException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why, as far as the SIP answer differs. */
    public enum Kind {
        /** Not SDP, or SDP with absurd numbers: 400 Bad Request. */
        MALFORMED,
        /** Audio we could receive, but in no codec of ours: 488 Not Acceptable Here. */
        NO_COMMON_CODEC,
        /** No audio stream over plain RTP, or only rejected ones: 488 Not Acceptable Here. */
        NO_AUDIO
    }

    private final Kind kind;

    SdpException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static SdpException malformed(String message) {
        return new SdpException(Kind.MALFORMED, message);
    }

    public Kind kind() {
        return kind;
    }
}
