package dev.callwright.agent.simulator.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.speech.EnergyVad.Edge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EnergyVadTest {

    private final EnergyVad vad = new EnergyVad(500, Duration.ofMillis(60), Duration.ofMillis(500));

    @Test
    void reportsSpeechAfterTheStartDelayAndItsEndAfterTheStopDelay() {
        List<String> edges = edges(vad, Sound.silence(300), Sound.tone(1_000), Sound.silence(1_000));

        assertThat(edges).containsExactly("STARTED at 360", "STOPPED at 1800");
        assertThat(vad.onsetMillis()).isEqualTo(300);
        assertThat(vad.endMillis()).isEqualTo(1_300);
    }

    @Test
    void takesAClickForNoSpeech() {
        assertThat(edges(vad, Sound.silence(100), Sound.tone(20), Sound.silence(1_000)))
                .isEmpty();
    }

    @Test
    void doesNotAddClicksUp() {
        byte[] clicks =
                Sound.join(Sound.tone(20), Sound.silence(200), Sound.tone(20), Sound.silence(200), Sound.tone(20));

        assertThat(edges(vad, clicks, Sound.silence(500))).isEmpty();
    }

    @Test
    void bridgesAPauseShorterThanTheStopDelay() {
        assertThat(edges(vad, Sound.tone(300), Sound.silence(400), Sound.tone(300), Sound.silence(600)))
                .containsExactly("STARTED at 60", "STOPPED at 1500");
    }

    @Test
    void ignoresWhatIsBelowTheThreshold() {
        assertThat(edges(vad, Sound.tone(1_000, 600))).isEmpty();
        assertThat(edges(vad, Sound.tone(1_000, 800))).hasSize(1);
    }

    @Test
    void reportsAShortWordLateWhenTheStartDelayIsLongerThanTheWord() {
        EnergyVad slow = new EnergyVad(500, Duration.ofMillis(900), Duration.ofMillis(1_300));

        assertThat(edges(slow, Sound.tone(400), Sound.silence(2_000)))
                .containsExactly("STARTED at 900", "STOPPED at 1700");
    }

    private static List<String> edges(EnergyVad vad, byte[]... parts) {
        byte[] pcm = Sound.join(parts);
        List<String> edges = new ArrayList<>();
        for (int offset = 0; offset < pcm.length; offset += EnergyVad.FRAME_BYTES) {
            Edge edge = vad.accept(pcm, offset);
            if (edge != Edge.NONE) {
                edges.add(edge + " at " + Pcm.millis(offset + EnergyVad.FRAME_BYTES));
            }
        }
        return edges;
    }
}
