package dev.callwright.config;

import java.time.Duration;

/**
 * When a model may be chosen; with a lower rank than the usual one it is then preferred.
 *
 * @param hours            {@code HH:MM-HH:MM} of the server's time zone, over midnight too; empty for always
 * @param callsAbove       only while more calls are in progress; 0 for always
 * @param spentAbove       only once this percentage of a budget of the call is spent; 0 for always
 * @param firstAudioAbove  only while the first audio of models without this condition takes longer, as measured of late;
 *                         zero for always
 */
public record ConditionsConfig(String hours, int callsAbove, int spentAbove, Duration firstAudioAbove) {

    public static final ConditionsConfig DEFAULTS = new ConditionsConfig("", 0, 0, Duration.ZERO);
}
