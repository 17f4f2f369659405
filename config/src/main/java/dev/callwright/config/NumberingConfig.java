package dev.callwright.config;

/**
 * How a trunk writes telephone numbers. Numbers that come in are brought to E.164 with a plus before they are routed, where the
 * prefixes tell how; numbers that go out are written as the trunk wants them.
 *
 * @param countryCode          country calling code, e.g. {@code 86}; empty leaves all numbers as they are
 * @param nationalPrefix       what stands before a national number, e.g. {@code 0}
 * @param internationalPrefix  what stands before an international number, e.g. {@code 00}
 * @param send                 how numbers are written in calls we place
 */
public record NumberingConfig(String countryCode, String nationalPrefix, String internationalPrefix, Send send) {

    public static final NumberingConfig DEFAULTS = new NumberingConfig("", "0", "00", Send.AS_IS);

    /** How a number is written: unchanged, {@code +8621…}, {@code 8621…}, or {@code 021…} for those of the own country. */
    public enum Send {
        AS_IS,
        E164,
        DIGITS,
        NATIONAL
    }
}
