package dev.callwright.config;

import java.time.Duration;

/**
 * Answering machines that take the calls we place.
 *
 * @param detect   whether the agent waits until it knows who answered
 * @param decide   longest wait for that; then it is taken for a person
 * @param message  what the agent says after the tone of a machine; empty to hang up
 * @param beep     longest wait for the tone
 */
public record VoicemailConfig(boolean detect, Duration decide, String message, Duration beep) {

    public static final VoicemailConfig DEFAULTS =
            new VoicemailConfig(false, Duration.ofSeconds(4), "", Duration.ofSeconds(20));
}
