package dev.callwright.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "0s,0",
        "1ms,1",
        "20ms,20",
        "999ms,999",
        "5s,5000",
        "1500ms,1500",
        "2m,120000",
        "90s,90000",
        "1h,3600000"
    })
    void readsAndWritesTheSameText(String text, long millis) throws Unreadable {
        assertThat(DurationText.parse(text)).isEqualTo(Duration.ofMillis(millis));
        assertThat(DurationText.format(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void everyWholeMillisecondSurvivesTheRoundTrip() throws Unreadable {
        for (long millis = 0; millis < 10_000_000; millis = millis * 3 / 2 + 7) {
            Duration duration = Duration.ofMillis(millis);

            assertThat(DurationText.parse(DurationText.format(duration))).isEqualTo(duration);
        }
    }

    @Test
    void readsAnyUnitAndWritesTheLargestExactOne() throws Unreadable {
        assertThat(DurationText.format(DurationText.parse("7200s"))).isEqualTo("2h");
        assertThat(DurationText.format(DurationText.parse("999999999h"))).isEqualTo("999999999h");
    }

    @Test
    void aBareNumberIsAskedForItsUnit() {
        assertThatThrownBy(() -> DurationText.parse("5"))
                .isInstanceOf(Unreadable.class)
                .hasMessage("5 has no unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-5s", "1.5s", "5 s", "5S", "1h30m", "5d", "5sec", "9999999999h", "٣s"})
    void refusesOtherText(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(Unreadable.class)
                .hasMessage("\"" + text + "\" is not a duration");
    }
}
