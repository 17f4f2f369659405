package dev.callwright.agent.call.cast;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CareConfig;
import dev.callwright.config.FillerConfig;
import dev.callwright.config.LanguageConfig;
import dev.callwright.config.VoicemailConfig;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an agent speaks to somebody with a certain number. Immutable. */
final class Languages {

    private Languages() {}

    /**
     * The agent with the language, voice and fixed words for this number, and the language told in its instructions.
     *
     * @param number  the other party's, in its normal form
     */
    static AgentConfig spokenTo(AgentConfig agent, String number) {
        AgentConfig chosen =
                entry(agent, number).map(entry -> speaking(agent, entry)).orElse(agent);
        return chosen.language().isEmpty()
                ? chosen
                : chosen.withInstructions(chosen.instructions() + "\n\n" + instruction(chosen.language()));
    }

    private static AgentConfig speaking(AgentConfig agent, LanguageConfig entry) {
        CareConfig care = agent.care();
        FillerConfig filler = agent.filler();
        VoicemailConfig voicemail = agent.voicemail();
        return agent.withLanguage(or(entry.language(), agent.language()))
                .withVoice(or(entry.voice(), agent.voice()))
                .withGreeting(or(entry.greeting(), agent.greeting()))
                .withCare(new CareConfig(
                        care.idleAfter(),
                        or(entry.idlePrompts(), care.idlePrompts()),
                        or(entry.goodbye(), care.goodbye()),
                        care.warnBefore(),
                        or(entry.warning(), care.warning())))
                .withFiller(
                        new FillerConfig(filler.after(), filler.style(), or(entry.fillerPhrases(), filler.phrases())))
                .withVoicemail(new VoicemailConfig(
                        voicemail.detect(),
                        voicemail.decide(),
                        or(entry.voicemailMessage(), voicemail.message()),
                        voicemail.beep()));
    }

    private static Optional<LanguageConfig> entry(AgentConfig agent, String number) {
        return agent.languages().stream()
                .filter(entry -> number.startsWith(entry.caller()))
                .max(Comparator.comparingInt(entry -> entry.caller().length()));
    }

    private static String or(String own, String other) {
        return own.isEmpty() ? other : own;
    }

    private static List<String> or(List<String> own, List<String> other) {
        return own.isEmpty() ? other : own;
    }

    private static String instruction(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
        return "Speak " + (name.isEmpty() ? tag : name + " (" + tag + ")")
                + " with the caller, unless the caller asks for another language.";
    }
}
