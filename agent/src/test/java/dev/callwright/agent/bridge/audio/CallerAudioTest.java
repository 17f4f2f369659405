package dev.callwright.agent.bridge.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.Traits;
import dev.callwright.media.codec.G711;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The audio of both directions in every form a session may have. */
class CallerAudioTest {

    private static final short[] PIECE = piece();

    @ParameterizedTest
    @CsvSource({"PCM16_24K, 480", "PCM16_16K, 320", "PCM16_8K, 160", "PCMU, 160", "PCMA, 160"})
    void givesASessionTheRateItTakes(AudioFormat format, int samples) {
        Session session = new Session(format);

        new CallerAudio().append(session, PIECE, 160);

        assertThat(session.length).isEqualTo(samples);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCM16_8K", "PCMU", "PCMA"})
    void leavesAloneWhatNeedsNoResampling(AudioFormat format) {
        Session session = new Session(format);

        new CallerAudio().append(session, PIECE, 160);

        assertThat(session.pcm).isSameAs(PIECE);
    }

    @Test
    void givesTheLineTheVeryOctetsOfTheModel() {
        byte[] octets = new byte[256];
        for (int code = 0; code < 256; code++) {
            octets[code] = (byte) code;
        }
        AgentAudio audio = new AgentAudio();

        int samples = audio.convert(AudioFormat.PCMA, octets, 0, 256);

        byte[] again = new byte[256];
        G711.PCMA.encode(audio.line(), 0, samples, again, 0);
        assertThat(samples).isEqualTo(256);
        assertThat(again).isEqualTo(octets);
        assertThat(audio.finish(AudioFormat.PCMA)).isZero();
    }

    @Test
    void bringsAModelOf24KilohertzDownToTheLine() {
        AgentAudio audio = new AgentAudio();

        int samples = audio.convert(AudioFormat.PCM16_24K, new byte[960], 0, 960);

        assertThat(samples).isEqualTo(160);
        assertThat(audio.finish(AudioFormat.PCM16_24K)).isEqualTo(40);
        assertThat(audio.convert(AudioFormat.PCM16_8K, new byte[] {1, 2}, 0, 2)).isOne();
        assertThat(audio.line()[0]).isEqualTo((short) 0x0201);
    }

    private static short[] piece() {
        short[] piece = new short[160];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (short) (100 * i);
        }
        return piece;
    }

    private static final class Session implements ModelSession {

        private final Traits traits;
        short[] pcm = {};
        int length;

        Session(AudioFormat format) {
            traits = new Traits(format, format, false, false, false, false);
        }

        @Override
        public Traits traits() {
            return traits;
        }

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void append(short[] samples, int count) {
            pcm = samples;
            length = count;
        }

        @Override
        public void send(ClientEvent event) {}

        @Override
        public void close() {}
    }
}
