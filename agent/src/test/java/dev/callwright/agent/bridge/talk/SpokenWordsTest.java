package dev.callwright.agent.bridge.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpokenWordsTest {

    private final SpokenWords words = new SpokenWords(2);

    @Test
    void whatWasNotUsedForLongestGoesFirst() {
        words.keep(key("a"), new short[] {1});
        words.keep(key("b"), new short[] {2});
        assertThat(words.find(key("a"))).isPresent();
        words.keep(key("c"), new short[] {3});

        assertThat(words.find(key("a"))).isPresent();
        assertThat(words.find(key("b"))).isEmpty();
        assertThat(words.find(key("c"))).isPresent();
        assertThat(words.size()).isEqualTo(2);
        assertThat(words.forgotten()).isOne();
    }

    @Test
    void anotherVoiceIsAnotherRecording() {
        words.keep(key("a"), new short[] {1});

        assertThat(words.find(new SpokenWords.Key("p/m", "other", "", "a"))).isEmpty();
    }

    @Test
    void nothingAndTooMuchAreNotKept() {
        words.keep(key("a"), new short[0]);
        words.keep(key("b"), new short[SpokenWords.LONGEST_SAMPLES + 1]);

        assertThat(words.size()).isZero();
    }

    @Test
    void aRecordingCountsOnlyIfItSaysTheWords() {
        Recording recording = new Recording();
        recording.add(new short[40_000], 40_000);
        recording.transcript("Hello, Ada - how are you");

        assertThat(recording.says("hello Ada: how are you?")).isTrue();
        assertThat(recording.says("Hello Ada")).isFalse();
        assertThat(recording.pcm()).hasSize(40_000);
    }

    private static SpokenWords.Key key(String words) {
        return new SpokenWords.Key("p/m", "v", "", words);
    }
}
