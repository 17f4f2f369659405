package dev.callwright.sip;

/**
 * Names an established dialog to a third party (RFC 3891 §3). Immutable.
 *
 * @param callId     Call-ID
 * @param localTag   our tag
 * @param remoteTag  the peer's tag
 */
public record DialogId(String callId, String localTag, String remoteTag) {}
