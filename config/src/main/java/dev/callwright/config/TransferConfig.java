package dev.callwright.config;

import java.time.Duration;

/**
 * Somebody an agent may transfer calls to.
 *
 * @param name         what the model calls it
 * @param description  told to the model: who that is and when to transfer
 * @param to           number, or SIP URI
 * @param trunk        by which an attended transfer calls; empty for the trunk of the call
 * @param style        how
 * @param brief        what the agent tells that person first in an attended transfer; empty for a summary of the call
 * @param ringTimeout  how long an attended transfer lets it ring
 */
public record TransferConfig(
        String name, String description, String to, String trunk, Style style, String brief, Duration ringTimeout) {

    public static final TransferConfig DEFAULTS =
            new TransferConfig("", "", "", "", Style.BLIND, "", Duration.ofSeconds(30));

    /** How a call is transferred. */
    public enum Style {
        BLIND,
        ATTENDED
    }
}
