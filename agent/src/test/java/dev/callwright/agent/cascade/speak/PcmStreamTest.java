package dev.callwright.agent.cascade.speak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.agent.cascade.http.SenselessAnswer;
import dev.callwright.media.codec.WavFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PcmStreamTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 44, 1001, 100_000})
    void rawSamplesAndAWavFileAreTheSameHoweverTheyAreCut(int size) throws IOException {
        byte[] raw = octets(tone(24_000, 2400));

        assertThat(through("audio/pcm", raw, size)).isEqualTo(raw);
        assertThat(through("audio/wav", wav(24_000, tone(24_000, 2400)), size)).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 22_050, 44_100, 48_000})
    void bringsOtherRatesTo24KilohertzWithTheirPitch(int rate) throws IOException {
        byte[] out = through("audio/wav", wav(rate, tone(rate, rate)), 777);

        assertThat(out.length / 2).isBetween(23_900, 24_010);
        assertThat(upwardCrossings(out)).isBetween(436, 450);
        assertThat(through("audio/pcm;rate=" + rate, octets(tone(rate, rate)), 777))
                .isEqualTo(out);
    }

    @Test
    void refusesWhatIsNoPcm() {
        for (String type : new String[] {"audio/mpeg", "application/json", "text/event-stream"}) {
            assertThatThrownBy(() -> PcmStream.check(type)).isInstanceOf(SenselessAnswer.class);
        }
        byte[] eightBits = wav(8_000, tone(8_000, 800));
        eightBits[34] = 8;
        assertThatThrownBy(() -> through("audio/wav", eightBits, 1000)).isInstanceOf(SenselessAnswer.class);
    }

    private static byte[] through(String type, byte[] stream, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PcmStream pcm = new PcmStream(type, out::writeBytes);
        for (int at = 0; at < stream.length; at += size) {
            byte[] piece = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + size));
            pcm.accept(piece, piece.length);
        }
        return out.toByteArray();
    }

    private static short[] tone(int rate, int samples) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) (8000 * Math.sin(2 * Math.PI * 440 * i / rate));
        }
        return tone;
    }

    private static int upwardCrossings(byte[] pcm) {
        int crossings = 0;
        for (int i = 3; i < pcm.length; i += 2) {
            crossings += pcm[i - 2] < 0 && pcm[i] >= 0 ? 1 : 0;
        }
        return crossings;
    }

    private static byte[] octets(short[] samples) {
        byte[] pcm = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            pcm[2 * i] = (byte) samples[i];
            pcm[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return pcm;
    }

    private static byte[] wav(int rate, short[] samples) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            WavFile.mono(rate, samples).writePcm16(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }
}
