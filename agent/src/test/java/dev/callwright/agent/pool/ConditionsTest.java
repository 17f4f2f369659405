package dev.callwright.agent.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.ConditionsConfig;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionsTest {

    @ParameterizedTest
    @CsvSource({
        "22:00-06:00, 23:30, true",
        "22:00-06:00, 05:59, true",
        "22:00-06:00, 06:00, false",
        "22:00-06:00, 12:00, false",
        "09:00-17:30, 09:00, true",
        "09:00-17:30, 17:30, false",
    })
    void hoursMayGoOverMidnight(String hours, String time, boolean within) {
        assertThat(Conditions.withinHours(hours, LocalTime.parse(time))).isEqualTo(within);
    }

    @Test
    void allMustHold() {
        ConditionsConfig when = new ConditionsConfig("", 10, 50, Duration.ofSeconds(2));

        assertThat(Conditions.hold(when, present(11, 50, 2_001))).isTrue();
        assertThat(Conditions.hold(when, present(10, 50, 2_001))).isFalse();
        assertThat(Conditions.hold(when, present(11, 49, 2_001))).isFalse();
        assertThat(Conditions.hold(when, present(11, 50, 2_000))).isFalse();
    }

    @Test
    void aLatencyNobodyMeasuredIsNotHigh() {
        ConditionsConfig when = new ConditionsConfig("", 0, 0, Duration.ofMillis(1));

        assertThat(Conditions.hold(when, new Conditions.Present(LocalTime.NOON, 0, 0, Optional.empty())))
                .isFalse();
    }

    @Test
    void noConditionsHoldAlways() {
        assertThat(Conditions.hold(
                        ConditionsConfig.DEFAULTS, new Conditions.Present(LocalTime.MIDNIGHT, 0, 0, Optional.empty())))
                .isTrue();
    }

    private static Conditions.Present present(int calls, int percent, long millis) {
        return new Conditions.Present(LocalTime.NOON, calls, percent, Optional.of(Duration.ofMillis(millis)));
    }
}
