package dev.callwright.media.leg;

import dev.callwright.media.rtp.RtpPacket;

/** Why a received datagram was dropped. */
public enum DropReason {
    /** Shorter than an RTP header. */
    TOO_SHORT,
    /** Not RTP version 2. */
    VERSION,
    /** The list of contributing sources runs past the end. */
    CSRC,
    /** The header extension runs past the end. */
    EXTENSION,
    /** Impossible padding. */
    PADDING,
    /** A STUN binding request or the like; not answered. */
    STUN,
    /** RTCP on the RTP port; not used. */
    RTCP,
    /** Nothing is agreed yet. */
    NOT_NEGOTIATED,
    /** We are not to receive, as on hold. */
    NOT_RECEIVING,
    /** From a source that is not the caller's. */
    STRANGER,
    /** A payload type nobody agreed to. */
    PAYLOAD_TYPE,
    /** Voice of less than 10 or more than 60 ms. */
    PAYLOAD_LENGTH,
    /** It came when its place had been given up as lost. */
    LATE,
    /** A copy. */
    DUPLICATE;

    static DropReason of(RtpPacket.Defect defect) {
        return switch (defect) {
            case TOO_SHORT -> TOO_SHORT;
            case VERSION -> VERSION;
            case CSRC -> CSRC;
            case EXTENSION -> EXTENSION;
            case PADDING -> PADDING;
            case NOT_RTP -> STUN;
            case RTCP -> RTCP;
            case NONE -> throw new IllegalStateException("not a defect");
        };
    }
}
