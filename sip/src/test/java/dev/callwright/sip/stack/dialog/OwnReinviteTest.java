package dev.callwright.sip.stack.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.IntSummaryStatistics;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnReinviteTest {

    private static final Duration T1 = Duration.ofMillis(500);

    @ParameterizedTest
    @CsvSource({"true,2100,4000", "false,0,2000"})
    void waitsAsLongAsItsSideOfTheDialogShallAfterA491(boolean caller, int least, int most) {
        Random random = new Random(7);

        IntSummaryStatistics millis = IntStream.range(0, 10_000)
                .map(i -> (int) OwnReinvite.pause(caller, T1, random).toMillis())
                .peek(pause -> assertThat(pause % 10).isZero())
                .summaryStatistics();

        assertThat(millis.getMin()).isEqualTo(least);
        assertThat(millis.getMax()).isEqualTo(most);
    }
}
