package dev.callwright.sip;

/**
 * A header as written on the wire. Immutable.
 *
 * @param name   header name
 * @param value  what stands behind the colon, one line
 */
public record SipHeader(String name, String value) {}
