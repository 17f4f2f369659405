package dev.callwright.agent.call.cast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordingTest {

    @Test
    void theGreetingIsQuotedInTheOperatorsWords() {
        assertThat(Wording.verbatim("Hello, how can I help?")).endsWith("\"Hello, how can I help?\"");
    }

    @Test
    void quotesInsideTheGreetingDoNotEndIt() {
        assertThat(Wording.verbatim("Welcome to the \"Swan\".")).endsWith("\"Welcome to the 'Swan'.\"");
    }
}
