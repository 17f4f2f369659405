package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigitCollectorTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> entries = new ArrayList<>();
    private final DigitCollector collector = new DigitCollector(channel.eventLoop(), entries::add);

    @BeforeEach
    void freeze() {
        channel.freezeTime();
    }

    @Test
    void completesAnEntryWithThePoundKey() {
        press("12#");

        assertThat(entries).containsExactly("12#");
    }

    @Test
    void completesAnEntryAfterAPause() {
        press("1");
        advance(1_000);
        press("2");
        advance(1_400);
        assertThat(entries).isEmpty();

        advance(200);

        assertThat(entries).containsExactly("12");
    }

    @Test
    void completesAnEntryAtItsLongest() {
        press("1".repeat(32));

        assertThat(entries).containsExactly("1".repeat(32));
    }

    @Test
    void startsAFreshEntryAfterEachOne() {
        press("1#");
        press("2#");
        advance(5_000);

        assertThat(entries).containsExactly("1#", "2#");
    }

    @Test
    void givesAwayAnEntryThatIsNotComplete() {
        press("12");

        assertThat(collector.take()).isEqualTo("12");
        advance(5_000);

        assertThat(entries).isEmpty();
        assertThat(collector.take()).isEmpty();
    }

    private void press(String digits) {
        digits.chars().forEach(digit -> collector.press((char) digit));
    }

    private void advance(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
