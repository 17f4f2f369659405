package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigitCollectorTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> entries = new ArrayList<>();
    private final AtomicBoolean kept = new AtomicBoolean();
    private final DigitCollector collector =
            new DigitCollector(channel.eventLoop(), new Waiting(channel.eventLoop()), kept::get, entries::add);

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

    @Test
    void keepsEntriesBackAndTellsThemOneByOne() {
        kept.set(true);
        press("12#34#5");
        advance(5_000);
        assertThat(entries).isEmpty();

        kept.set(false);
        advance(100);

        assertThat(entries).containsExactly("12#", "34#", "5");
    }

    @Test
    void anEntryInTheMakingWaitsForItsPauseBehindThoseKeptBack() {
        kept.set(true);
        press("12#3");
        kept.set(false);
        advance(100);
        assertThat(entries).containsExactly("12#");

        advance(1_500);

        assertThat(entries).containsExactly("12#", "3");
    }

    @Test
    void givesAwayAllItKeptBack() {
        kept.set(true);
        press("12#3");

        assertThat(collector.take()).isEqualTo("12#3");
        kept.set(false);
        advance(5_000);

        assertThat(entries).isEmpty();
    }

    @Test
    void keepsNothingBackForEver() {
        kept.set(true);
        press("12#");
        advance(9_000);
        assertThat(entries).isEmpty();

        advance(1_100);

        assertThat(entries).containsExactly("12#");
    }

    @Test
    void keepsNoMoreThanTheLongestEntry() {
        kept.set(true);
        press("1#" + "2".repeat(30));

        assertThat(entries).containsExactly("1#", "2".repeat(30));
    }

    private void press(String digits) {
        digits.chars().forEach(digit -> collector.press((char) digit));
    }

    private void advance(long millis) {
        for (long gone = 0; gone < millis; gone += 20) {
            channel.advanceTimeBy(20, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }
}
