package dev.callwright.config;

/**
 * Who we say is calling.
 *
 * @param style    which header names the caller
 * @param number   the number shown for calls of this trunk
 * @param name     the name shown; may be empty
 * @param privacy  whether the carrier is asked to hide the number from the called party (RFC 3323)
 */
public record IdentityConfig(Style style, String number, String name, boolean privacy) {

    public static final IdentityConfig DEFAULTS = new IdentityConfig(Style.FROM, "", "", false);

    /** The header that names the caller; From always does. */
    public enum Style {
        FROM,
        P_ASSERTED_IDENTITY,
        P_PREFERRED_IDENTITY,
        REMOTE_PARTY_ID
    }
}
