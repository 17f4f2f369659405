package dev.callwright.agent.call.cast;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.LanguageConfig;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How an agent speaks to somebody with a certain number. Immutable. */
final class Languages {

    private Languages() {}

    /**
     * The agent with the language, voice and greeting for this number, and the language told in its instructions.
     *
     * @param number  the other party's, in its normal form
     */
    static AgentConfig spokenTo(AgentConfig agent, String number) {
        AgentConfig chosen = entry(agent, number)
                .map(entry -> agent.withLanguage(or(entry.language(), agent.language()))
                        .withVoice(or(entry.voice(), agent.voice()))
                        .withGreeting(or(entry.greeting(), agent.greeting())))
                .orElse(agent);
        return chosen.language().isEmpty()
                ? chosen
                : chosen.withInstructions(chosen.instructions() + "\n\n" + instruction(chosen.language()));
    }

    private static Optional<LanguageConfig> entry(AgentConfig agent, String number) {
        return agent.languages().stream()
                .filter(entry -> number.startsWith(entry.caller()))
                .max(Comparator.comparingInt(entry -> entry.caller().length()));
    }

    private static String or(String own, String other) {
        return own.isEmpty() ? other : own;
    }

    private static String instruction(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
        return "Speak " + (name.isEmpty() ? tag : name + " (" + tag + ")")
                + " with the caller, unless the caller asks for another language.";
    }
}
