package dev.callwright.config;

import java.time.Duration;
import java.util.List;

/**
 * What an agent does about silence and the end of time.
 *
 * @param idleAfter    silence of both sides before the agent speaks up; zero for never
 * @param idlePrompts  what it says, one after another; when all were in vain it says goodbye
 * @param goodbye      what it says before it ends a call on its own account
 * @param warnBefore   time before the call's longest duration at which the caller is warned; zero for no warning
 * @param warning      the words of it
 */
public record CareConfig(
        Duration idleAfter, List<String> idlePrompts, String goodbye, Duration warnBefore, String warning) {

    public static final CareConfig DEFAULTS = new CareConfig(
            Duration.ofSeconds(12),
            List.of("Are you still there?", "I cannot hear you. Is there anything I can do for you?"),
            "Goodbye.",
            Duration.ofMinutes(1),
            "We have to end this call in a minute.");

    public CareConfig {
        idlePrompts = List.copyOf(idlePrompts);
    }
}
