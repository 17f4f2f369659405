package dev.callwright.media.sdp;

/**
 * An answer to an offer (RFC 3264 §6). Immutable.
 *
 * @param sdp    the text to send
 * @param audio  what it agrees to
 */
public record Answer(String sdp, NegotiatedAudio audio) {}
