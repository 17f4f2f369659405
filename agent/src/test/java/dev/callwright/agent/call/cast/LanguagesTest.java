package dev.callwright.agent.call.cast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.LanguageConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LanguagesTest {

    private static final AgentConfig AGENT = AgentConfig.named("a")
            .withInstructions("Be brief.")
            .withGreeting("Hello.")
            .withVoice("mia")
            .withLanguages(List.of(
                    new LanguageConfig("+49", "de", "anna", "Guten Tag.", List.of(), "", "", List.of(), ""),
                    LanguageConfig.of("+4989", "de-AT"),
                    LanguageConfig.of("", "en")));

    @Test
    void theLongestPrefixCounts() {
        assertThat(Languages.spokenTo(AGENT, "+49301").greeting()).isEqualTo("Guten Tag.");
        assertThat(Languages.spokenTo(AGENT, "+49301").voice()).isEqualTo("anna");
        assertThat(Languages.spokenTo(AGENT, "+49891").language()).isEqualTo("de-AT");
        assertThat(Languages.spokenTo(AGENT, "+49891").voice()).isEqualTo("mia");
        assertThat(Languages.spokenTo(AGENT, "1001").language()).isEqualTo("en");
    }

    @Test
    void allFixedWordsAreSaidInTheCallersLanguage() {
        LanguageConfig german = new LanguageConfig(
                "+49",
                "de",
                "",
                "",
                List.of("Sind Sie noch da?"),
                "Auf Wiederhören.",
                "Noch eine Minute.",
                List.of("Einen Moment, bitte."),
                "Bitte rufen Sie zurück.");
        AgentConfig agent = AGENT.withLanguages(List.of(german, LanguageConfig.of("", "en")));

        AgentConfig spoken = Languages.spokenTo(agent, "+49301");

        assertThat(spoken.care().idlePrompts()).containsExactly("Sind Sie noch da?");
        assertThat(spoken.care().goodbye()).isEqualTo("Auf Wiederhören.");
        assertThat(spoken.care().warning()).isEqualTo("Noch eine Minute.");
        assertThat(spoken.filler().phrases()).containsExactly("Einen Moment, bitte.");
        assertThat(spoken.voicemail().message()).isEqualTo("Bitte rufen Sie zurück.");
        assertThat(spoken.care().idleAfter()).isEqualTo(agent.care().idleAfter());
        assertThat(Languages.spokenTo(agent, "1001").care()).isEqualTo(agent.care());
    }

    @Test
    void theModelIsToldWhatToSpeak() {
        assertThat(Languages.spokenTo(AGENT, "+49301").instructions())
                .startsWith("Be brief.\n\nSpeak German (de) with the caller");
    }

    @Test
    void anAgentWithoutLanguagesStaysAsItIs() {
        AgentConfig plain = AgentConfig.named("a");

        assertThat(Languages.spokenTo(plain, "+49301")).isEqualTo(plain);
    }
}
