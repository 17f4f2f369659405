package dev.callwright.agent.cascade.speak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SentenceSplitterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes.| I can do that!| Shall we say ten?| Good.",
                "Right.| The room costs 3.50 a day, or 1,200.75 a year.| Ok.",
                "Fine.| Dr. Smith and Mrs. J. Brown come at 10 a.m. on Monday.| They stay.",
                "Ok.| Write to info@example.com.| We answer.| \"Really?\"| she asked.| (So she did.)| Well...| that is it.",
                "你好。|请问您要几位？|我们八点开门！|好的",
                "はい。|そうです、ね。|では",
                "Here:\n| 1. Apples are red\n| 2. Pears are green",
                "Yes.| See you at 5 p.m. sharp.| Bye",
                "Ok.| 一共3.5元。|再见",
            })
    void cutsAtTheEndsOfSentencesOnly(String marked) {
        List<String> wanted =
                Arrays.stream(marked.split("\\|")).map(String::strip).toList();
        String text = marked.replace("|", "");

        for (int size = 1; size <= text.length(); size += 1 + size / 2) {
            assertThat(split(text, size)).as("in pieces of " + size).containsExactlyElementsOf(wanted);
        }
    }

    @Test
    void givesALatinSentenceWithTheBeginningOfTheNextAndAWideOneAtOnce() {
        SentenceSplitter splitter = new SentenceSplitter();

        assertThat(splitter.feed("Good morning.")).isEmpty();
        assertThat(splitter.feed(" How")).containsExactly("Good morning.");
        assertThat(new SentenceSplitter().feed("您好。")).containsExactly("您好。");
    }

    @Test
    void beginsToSpeakAtTheFirstCommaButGoesOnInSentences() {
        assertThat(split("Thank you for calling, this is the front desk, how may I help? Yes.", 3))
                .containsExactly("Thank you for calling,", "this is the front desk, how may I help?", "Yes.");
        assertThat(split("好的，请稍等，我来查一下。", 1)).containsExactly("好的，请稍等，", "我来查一下。");
    }

    @Test
    void cutsWhatNeverEnds() {
        List<String> pieces = split("word ".repeat(200), 7);

        assertThat(pieces)
                .hasSizeBetween(4, 6)
                .allSatisfy(piece -> assertThat(piece)
                        .hasSizeLessThanOrEqualTo(SentenceSplitter.LONGEST)
                        .startsWith("word")
                        .endsWith("word"));
        assertThat(String.join(" ", pieces)).isEqualTo("word ".repeat(200).strip());
    }

    @Test
    void saysNothingOfWhatHasNoLetters() {
        assertThat(split("... \n\n --- \n", 2)).isEmpty();
    }

    private static List<String> split(String text, int size) {
        SentenceSplitter splitter = new SentenceSplitter();
        List<String> sentences = new ArrayList<>();
        for (int at = 0; at < text.length(); at += size) {
            sentences.addAll(splitter.feed(text.substring(at, Math.min(text.length(), at + size))));
        }
        sentences.addAll(splitter.finish());
        return sentences;
    }
}
