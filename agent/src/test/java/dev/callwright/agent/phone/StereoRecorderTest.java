package dev.callwright.agent.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StereoRecorderTest {

    private static final long START = 5_000_000_000L;
    private static final int FRAME = 160;

    private final StereoRecorder recorder = new StereoRecorder(START);

    @Test
    void bothSidesShareOneClockAndOneLength() {
        recorder.caller(frame(1), FRAME, at(0));
        recorder.agent(frame(2), FRAME, at(1_000));

        var audio = recorder.audio();

        assertThat(audio.caller()).hasSize(8_000 + FRAME);
        assertThat(audio.agent()).hasSize(8_000 + FRAME);
        assertThat(audio.caller()[FRAME - 1]).isEqualTo((short) 1);
        assertThat(audio.caller()[FRAME]).isZero();
        assertThat(audio.agent()[7_999]).isZero();
        assertThat(audio.agent()[8_000]).isEqualTo((short) 2);
        assertThat(audio.seconds()).isEqualTo(1.02);
    }

    @Test
    void smallJitterLeavesNoHolesAndNoOverlaps() {
        recorder.caller(frame(1), FRAME, at(0));
        recorder.caller(frame(2), FRAME, at(33));
        recorder.caller(frame(3), FRAME, at(35));

        var samples = recorder.audio().caller();

        assertThat(samples).hasSize(3 * FRAME);
        assertThat(samples[FRAME]).isEqualTo((short) 2);
        assertThat(samples[2 * FRAME]).isEqualTo((short) 3);
    }

    @Test
    void aPauseIsSilence() {
        recorder.caller(frame(1), FRAME, at(0));
        recorder.caller(frame(2), FRAME, at(500));

        var samples = recorder.audio().caller();

        assertThat(Arrays.copyOfRange(samples, FRAME, 4_000)).containsOnly(0);
        assertThat(samples[4_000]).isEqualTo((short) 2);
    }

    @Test
    void takesOnlyTheGivenPartOfTheArray() {
        recorder.agent(frame(7), 10, at(0));

        assertThat(recorder.audio().agent()).hasSize(10);
    }

    @Test
    void countsWhatComesAfterTenMinutes() {
        recorder.caller(frame(1), FRAME, at(599_990));
        recorder.agent(frame(1), FRAME, at(700_000));

        assertThat(recorder.audio().caller()).hasSize(StereoRecorder.LIMIT_SAMPLES);
        assertThat(recorder.droppedSamples()).isEqualTo(80 + FRAME);
    }

    @Test
    void refusesSidesOfDifferentLength() {
        assertThatThrownBy(() -> new StereoAudio(new short[1], new short[2], 8_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static short[] frame(int value) {
        var pcm = new short[FRAME];
        Arrays.fill(pcm, (short) value);
        return pcm;
    }

    private static long at(long millis) {
        return START + TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
