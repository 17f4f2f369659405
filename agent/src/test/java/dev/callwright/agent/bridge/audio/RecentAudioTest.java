package dev.callwright.agent.bridge.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RecentAudioTest {

    private final RecentAudio recent = new RecentAudio();

    @Test
    void givesBackWhatWasSaidSinceAPosition() {
        say(1_000, 4_000);
        long from = recent.position();
        say(2_000, 500);

        Heard heard = replay(from);

        assertThat(heard.samples).isEqualTo(4_000);
        assertThat(heard.loudest).isBetween(1_900, 2_100);
        assertThat(heard.quietest).isBetween(1_900, 2_100);
    }

    @Test
    void shortensPausesSoThatTheWordsBeforeThemStay() {
        say(1_000, 2_000);
        say(0, 60_000);

        assertThat(recent.holds(recent.speechStart())).isTrue();
        assertThat(recent.quietMillis()).isEqualTo(60_000);
        assertThat(recent.position())
                .as("two seconds of sound and half a second of pause")
                .isEqualTo(20_000);
    }

    @Test
    void knowsWhereTheLatestWordsBegan() {
        say(1_000, 2_000);
        say(0, 2_000);
        long pause = recent.position();
        say(1_000, 600);
        say(0, 300);
        say(1_000, 600);

        assertThat(recent.speechStart()).isBetween(pause - 2_400, pause);
        assertThat(recent.voicedMillis()).isEqualTo(1_200);
        assertThat(recent.loudMillis()).isEqualTo(1_200);
    }

    @Test
    void forgetsWhatIsOlderThanItsBound() {
        say(1_000, 12_000);

        assertThat(recent.holds(recent.speechStart())).isFalse();
        assertThat(replay(0).samples).isEqualTo(RecentAudio.SECONDS * 8_000L);
    }

    /** A square wave of this amplitude. */
    private void say(int amplitude, int millis) {
        short[] piece = new short[160];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (short) (i % 16 < 8 ? amplitude : -amplitude);
        }
        for (int at = 0; at < millis; at += 20) {
            recent.keep(piece, piece.length);
        }
    }

    private Heard replay(long from) {
        Heard heard = new Heard();
        recent.replay(from, heard);
        return heard;
    }

    private static final class Heard implements RecentAudio.Ear {

        private long samples;
        private int loudest;
        private int quietest = Integer.MAX_VALUE;

        @Override
        public void hear(short[] pcm, int length) {
            samples += length;
            for (int i = 0; i < length; i++) {
                loudest = Math.max(loudest, Math.abs(pcm[i]));
                quietest = Math.min(quietest, Math.abs(pcm[i]));
            }
        }
    }
}
