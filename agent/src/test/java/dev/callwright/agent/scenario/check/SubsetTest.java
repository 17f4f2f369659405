package dev.callwright.agent.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubsetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {\"a\":1}",
                "{\"a\":1} | {\"a\":1.0,\"b\":2}",
                "{\"a\":{\"b\":[1,{\"c\":2}]}} | {\"a\":{\"b\":[1,{\"c\":2,\"d\":3}],\"e\":4}}",
                "null | null",
            })
    void whatIsAskedForIsThere(String wanted, String found) {
        assertThat(Subset.holds(wanted, found)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} | {}",
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":[1]} | {\"a\":[1,2]}",
                "{\"a\":[2,1]} | {\"a\":[1,2]}",
                "{\"a\":{}} | {\"a\":1}",
                "{} | nonsense",
                "{} | []",
            })
    void whatIsAskedForIsMissing(String wanted, String found) {
        assertThat(Subset.holds(wanted, found)).isFalse();
    }
}
