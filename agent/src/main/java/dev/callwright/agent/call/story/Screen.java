package dev.callwright.agent.call.story;

import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.stage.CallStage;
import dev.callwright.agent.call.stage.Voice;
import dev.callwright.config.VoicemailConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds out whether a person or a machine has answered a call of ours, before the agent speaks; leaves a message with a machine. The
 * model hears nothing meanwhile, so that it does not talk to an announcement. Owner: call thread.
 */
final class Screen {

    private static final Duration MESSAGE_LIMIT = Duration.ofMinutes(1);

    private final CallStage stage;
    private final Voice voice;
    private final VoicemailConfig settings;

    Screen(CallStage stage) {
        this.stage = stage;
        this.voice = stage.voice();
        this.settings = stage.agent().voicemail();
    }

    /** Starts to listen. To be called before the first word can come. */
    void begin() {
        if (settings.detect()) {
            voice.screen(true);
        }
    }

    /** Waits until it is known who is there. Empty for a person, or for whoever may be one; else how the call ended. */
    Optional<CallOutcome> pass() throws InterruptedException {
        if (!settings.detect()) {
            return Optional.empty();
        }
        stage.waitFor(() -> voice.machine().isPresent(), settings.decide());
        if (voice.machine().orElse(false)) {
            stage.chronicle().moment(Kind.MACHINE, "");
            return Optional.of(leaveMessage());
        }
        voice.screen(false);
        return Optional.empty();
    }

    private CallOutcome leaveMessage() throws InterruptedException {
        if (settings.message().isEmpty()) {
            return CallOutcome.VOICEMAIL;
        }
        stage.waitFor(voice::beeped, settings.beep());
        stage.chronicle().moment(Kind.MESSAGE, voice.beeped() ? "after the tone" : "no tone came");
        voice.say(settings.message(), true);
        stage.waitFor(() -> !voice.saying() || voice.modelGone().isPresent(), MESSAGE_LIMIT);
        return CallOutcome.VOICEMAIL;
    }
}
