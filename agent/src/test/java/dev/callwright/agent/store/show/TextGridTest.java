package dev.callwright.agent.store.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.agent.store.show.TextGrid.Align;
import org.junit.jupiter.api.Test;

final class TextGridTest {

    @Test
    void alignsBothWaysAndCountsWideCharactersTwice() {
        var grid = new TextGrid(Align.LEFT, Align.RIGHT, Align.LEFT);
        grid.row("a", "1", "x");
        grid.row("\u4f60\u597d", "100", "y");

        assertThat(grid.render(" ")).isEqualTo(" a       1  x\n \u4f60\u597d  100  y\n");
    }

    @Test
    void takesOutWhatWouldMoveTheCursorOrTurnTheText() {
        assertThat(TextGrid.printable("a\u001b[2J\r\nb\u202ec\u2028d")).isEqualTo("a [2J  bc d");
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatThrownBy(() -> new TextGrid(Align.LEFT).row("a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 1 cells, not 2");
    }
}
