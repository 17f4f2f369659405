package dev.callwright.config.load;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CareConfig;
import dev.callwright.config.LanguageConfig;
import dev.callwright.config.VoicemailConfig;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks of what an agent does about silence, time, languages and answering machines. */
final class CareChecks {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** The shortest silence that is one: shorter ones are pauses for breath. */
    private static final Duration LEAST_IDLE = Duration.ofSeconds(2);

    private static final int MOST_PROMPTS = 10;

    /** Loosely RFC 5646 §2.1: a language, and subtags after dashes. */
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

    private static final Pattern PREFIX = Pattern.compile("\\+?[0-9A-Za-z._-]{0,32}");

    private CareChecks() {}

    static void agent(AgentConfig agent, Section section) {
        care(agent.care(), section.at("care"));
        voicemail(agent.voicemail(), section.at("voicemail"));
        language(agent.language(), section);
        languages(agent.languages(), section);
    }

    private static void care(CareConfig care, Section section) {
        if (!care.idleAfter().isZero()) {
            section.within("idle-after", care.idleAfter(), LEAST_IDLE, LONGEST);
        }
        idlePrompts(care.idlePrompts(), section);
        section.within("warn-before", care.warnBefore(), Duration.ZERO, LONGEST);
        if (!care.warnBefore().isZero()) {
            section.filled("warning", care.warning());
        }
    }

    private static void idlePrompts(List<String> prompts, Section section) {
        if (prompts.size() > MOST_PROMPTS) {
            section.problem("idle-prompts", "has more than " + MOST_PROMPTS + " prompts", "leave some out");
        }
        for (int i = 0; i < prompts.size(); i++) {
            section.filled("idle-prompts[" + i + "]", prompts.get(i));
        }
    }

    private static void voicemail(VoicemailConfig voicemail, Section section) {
        section.within("decide", voicemail.decide(), Duration.ofSeconds(1), Duration.ofSeconds(20));
        section.within("beep", voicemail.beep(), Duration.ofSeconds(1), Duration.ofMinutes(2));
    }

    private static void languages(List<LanguageConfig> languages, Section section) {
        Set<String> prefixes = new HashSet<>();
        for (int i = 0; i < languages.size(); i++) {
            LanguageConfig entry = languages.get(i);
            Section item = section.item("languages", i);
            language(entry.language(), item);
            idlePrompts(entry.idlePrompts(), item);
            if (!PREFIX.matcher(entry.caller()).matches()) {
                item.problem("caller", "is not the beginning of a number", "write digits, with + in front or not");
            } else if (!prefixes.add(entry.caller())) {
                item.problem("caller", "is the prefix of an entry before", "leave one of them out");
            }
        }
    }

    private static void language(String tag, Section section) {
        if (!tag.isBlank() && !LANGUAGE.matcher(tag).matches()) {
            section.problem("language", "is not a language tag", "write one such as en, de or zh-CN");
        }
    }
}
