package dev.callwright.config;

import java.time.Duration;

/**
 * When a model may be chosen.
 *
 * @param hours            {@code HH:MM-HH:MM} of the server's time zone, over midnight too; empty for always
 * @param callsAbove       only while more calls are in progress; 0 for always
 * @param spentAbove       only once this percentage of a budget of the call is spent; 0 for always
 * @param firstAudioAbove  only while the first audio of the models of lower rank takes longer, as measured; zero for always
 */
public record ConditionsConfig(String hours, int callsAbove, int spentAbove, Duration firstAudioAbove) {

    public static final ConditionsConfig DEFAULTS = new ConditionsConfig("", 0, 0, Duration.ZERO);
}
