package dev.callwright.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordingTest {

    @Test
    void theGreetingIsQuotedInTheOperatorsWords() {
        assertThat(Wording.greeting("Hello, how can I help?")).endsWith("\"Hello, how can I help?\"");
    }

    @Test
    void quotesInsideTheGreetingDoNotEndIt() {
        assertThat(Wording.greeting("Welcome to the \"Swan\".")).endsWith("\"Welcome to the 'Swan'.\"");
    }
}
