package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeardWordsTest {

    private static final String TEN_WORDS = "alpha bravo delta gamma hotel india kilos limas mikes oscar";
    private static final int SECOND = 8000;

    private final HeardWords words = new HeardWords();

    @Test
    void splitsACompleteAnswerInProportion() {
        words.sound("r1", 0, 4 * SECOND);
        words.allWords("r1", "i1", TEN_WORDS);
        words.complete("r1");

        var cut = words.cut(2 * SECOND);

        assertThat(cut).hasSize(1);
        assertThat(cut.getFirst().heard()).isEqualTo("alpha bravo delta gamma hotel");
        assertThat(cut.getFirst().heardMillis()).isEqualTo(2000);
        assertThat(cut.getFirst().itemId()).isEqualTo("i1");
        assertThat(cut.getFirst().whole()).isFalse();
    }

    @Test
    void doesNotTakeATranscriptAheadOfItsSoundForHeard() {
        words.allWords("r1", "i1", TEN_WORDS);
        words.sound("r1", 0, SECOND);

        var cut = words.cut(SECOND);

        assertThat(cut.getFirst().heard()).startsWith("alpha bravo").doesNotContain("india");
    }

    @Test
    void learnsThePaceOfTheVoice() {
        words.allWords("slow", "i0", TEN_WORDS);
        words.sound("slow", 0, 20L * SECOND);
        words.complete("slow");
        words.allWords("r1", "i1", TEN_WORDS);
        words.sound("r1", 20L * SECOND, 22L * SECOND);

        var cut = words.cut(22L * SECOND);

        assertThat(cut).hasSize(1);
        assertThat(cut.getFirst().heard()).isEqualTo("alpha");
    }

    @Test
    void knowsOfTwoAnswersInTheQueueWhichWasHeard() {
        words.allWords("r1", "i1", TEN_WORDS);
        words.sound("r1", 0, 4 * SECOND);
        words.complete("r1");
        words.allWords("r2", "i2", "Anything else?");
        words.sound("r2", 4 * SECOND, 5 * SECOND);
        words.complete("r2");

        var cut = words.cut(SECOND);

        assertThat(cut).extracting(HeardWords.Heard::heard).containsExactly("alpha bravo", "");
    }

    @Test
    void tellsAnAnswerOnceItIsHeardAndItsWordsAreKnown() {
        words.sound("r1", 0, SECOND);
        words.words("r1", "i1", "Good ");
        assertThat(words.begun(160)).isEmpty();
        words.allWords("r1", "i1", "Good morning");
        assertThat(words.begun(0)).isEmpty();

        assertThat(words.begun(160)).extracting(HeardWords.Heard::said).containsExactly("Good morning");
        assertThat(words.begun(320)).isEmpty();
    }

    @Test
    void tellsAnAnswerWithoutSoundWhenItIsOver() {
        words.allWords("r1", "i1", "Only written");
        assertThat(words.begun(0)).isEmpty();

        words.complete("r1");

        assertThat(words.begun(0)).hasSize(1);
    }

    @Test
    void forgetsWhatWasHeardToItsEnd() {
        words.allWords("r1", "i1", "Good morning");
        words.sound("r1", 0, SECOND);
        words.complete("r1");
        assertThat(words.begun(SECOND)).hasSize(1);

        words.drained();

        assertThat(words.cut(SECOND)).isEmpty();
        assertThat(words.present(SECOND)).isEmpty();
    }

    @Test
    void countsWhatOneAnswerSaysAsHeardOnlyFromWhereItBegan() {
        words.sound("r1", 8 * SECOND, 12 * SECOND);
        words.allWords("r1", "i1", TEN_WORDS);
        words.complete("r1");

        assertThat(words.present(10 * SECOND).getFirst().heard()).isEqualTo("alpha bravo delta gamma hotel");
        assertThat(words.cut(7 * SECOND).getFirst().heard()).isEmpty();
    }
}
