package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrefixBufferTest {

    private final PrefixBuffer prefix = new PrefixBuffer(Duration.ofMillis(50));
    private final List<Short> heard = new ArrayList<>();
    private final List<Integer> pieces = new ArrayList<>();

    @Test
    void handsOverTheLatestSamplesInOrder() {
        keep(0, 480);

        prefix.drain(320, this::hear);

        assertThat(heard).hasSize(320).startsWith((short) 160).endsWith((short) 479);
        assertThat(pieces).containsExactly(160, 160);
    }

    @Test
    void forgetsTheOldestBeyondItsCapacity() {
        keep(0, 300);
        keep(300, 300);

        prefix.drain(10_000, this::hear);

        assertThat(heard).hasSize(400).startsWith((short) 200).endsWith((short) 599);
    }

    @Test
    void handsOverNoMoreThanItHas() {
        keep(0, 100);

        prefix.drain(400, this::hear);

        assertThat(heard).hasSize(100).startsWith((short) 0);
        assertThat(prefix.samples()).isZero();
    }

    @Test
    void isEmptyAfterwards() {
        keep(0, 200);
        prefix.drain(10, this::hear);
        heard.clear();

        prefix.drain(400, this::hear);

        assertThat(heard).isEmpty();
    }

    private void keep(int first, int length) {
        short[] pcm = new short[length];
        for (int i = 0; i < length; i++) {
            pcm[i] = (short) (first + i);
        }
        prefix.keep(pcm, length);
    }

    private void hear(short[] pcm, int length) {
        pieces.add(length);
        for (int i = 0; i < length; i++) {
            heard.add(pcm[i]);
        }
    }
}
