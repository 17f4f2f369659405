package dev.callwright.agent.call.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigitEntryTest {

    @ParameterizedTest(name = "{2} of length {0}, ended by ''{1}''", quoteTextArguments = false)
    @CsvSource({
        "4, '', 471, 471, 471, false",
        "4, '', 4711, 4711, 4711, true",
        "4, '', 47112, 4711, 4711, true",
        "4, '', 4711#, 4711, 4711, true",
        "6, #, 4711#, 4711, 4711#, true",
        "6, #, 4711#12, 4711, 4711#, true",
        "6, *, 47#*1, 47#, 47#*, true",
        "6, #, #1, '', #, true",
        "4, #, 4711#, 4711, 4711#, true",
        "4, #, 4711##, 4711, 4711#, true",
        "4, #, 47112#, 4711, 4711, true"
    })
    void takesWhatBelongsToIt(
            int length, String terminator, String typed, String digits, String taken, boolean complete) {
        DigitEntry entry = new DigitEntry(length, terminator);
        int count = 0;
        while (count < typed.length() && entry.take(typed.charAt(count))) {
            count++;
        }

        assertThat(typed.substring(0, count)).isEqualTo(taken);
        assertThat(entry.digits()).isEqualTo(digits);
        assertThat(entry.isComplete()).isEqualTo(complete);
    }
}
