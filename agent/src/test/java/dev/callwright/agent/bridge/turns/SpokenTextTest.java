package dev.callwright.agent.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpokenTextTest {

    @Test
    void cutsAtTheLastWholeWord() {
        assertThat(SpokenText.begin("We are open until nine.", 9)).isEqualTo("We are");
        assertThat(SpokenText.begin("We are open until nine.", 11)).isEqualTo("We are open");
    }

    @Test
    void keepsThePunctuationOfAWordThatWasHeard() {
        assertThat(SpokenText.begin("Yes, of course.", 6)).isEqualTo("Yes,");
    }

    @Test
    void cutsAScriptWithoutSpacesAtAnyCharacter() {
        assertThat(SpokenText.begin("我们九点开门", 9)).isEqualTo("我们");
    }

    @Test
    void isAllOfItWhenThereIsRoom() {
        String text = "We are open. ";

        assertThat(SpokenText.begin(text, SpokenText.units(text))).isEqualTo("We are open.");
    }

    @Test
    void isNothingBeforeTheFirstWordIsOver() {
        assertThat(SpokenText.begin("Certainly", 5)).isEmpty();
    }

    @Test
    void countsAnIdeographAsSeveralLetters() {
        assertThat(SpokenText.units("你好")).isEqualTo(8);
        assertThat(SpokenText.units("ab")).isEqualTo(2);
    }
}
