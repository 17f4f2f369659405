package dev.callwright.agent.cascade.think;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.agent.cascade.speak.SpokenText;
import dev.callwright.agent.cascade.think.ToolCalls.Piece;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces of a streamed completion, in the forms different services give them. */
final class ChatPiecesTest {

    @Test
    void readsWordsThoughtsAndUsage() throws IOException {
        assertThat(ChatChunk.read("{\"choices\":[{\"delta\":{\"content\":\"Hi\"}}],\"usage\":null}")
                        .text())
                .isEqualTo("Hi");
        assertThat(ChatChunk.read("{\"choices\":[{\"delta\":{\"content\":null,\"reasoning_content\":\"hm\"}}]}"))
                .satisfies(chunk -> assertThat(chunk.text()).isEmpty())
                .extracting(ChatChunk::reasoning)
                .isEqualTo("hm");
        assertThat(ChatChunk.read("{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}")
                        .usage())
                .contains(new Usage(7, 3));
        assertThat(ChatChunk.read(
                                "{\"choices\":[{\"delta\":{},\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}]}")
                        .usage())
                .contains(new Usage(1, 2));
        assertThat(ChatChunk.read("{\"choices\":[{\"message\":{\"content\":\"whole\"}}]}")
                        .text())
                .isEqualTo("whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "[1]", "{\"error\":{\"message\":\"overloaded\"}}", "{\"error\":\"overloaded\"}"})
    void refusesWhatIsNoPiece(String data) {
        assertThatThrownBy(() -> ChatChunk.read(data)).isInstanceOf(IOException.class);
    }

    @Test
    void putsTheCallsOfFunctionsTogether() {
        ToolCalls calls = new ToolCalls();

        calls.add(new Piece(0, "a", "book", "{\"day\":"));
        calls.add(new Piece(1, "b", "hang_up", ""));
        calls.add(new Piece(0, "", "", "\"Mon\"}"));

        assertThat(calls.complete("x"))
                .containsExactly(new ToolCall("a", "book", "{\"day\":\"Mon\"}"), new ToolCall("b", "hang_up", "{}"));
    }

    @Test
    void understandsPiecesWithoutNumbersAndOnesThatRepeatThemselves() {
        ToolCalls calls = new ToolCalls();

        calls.add(new Piece(-1, "a", "book", "{"));
        calls.add(new Piece(-1, "a", "book", "}"));
        calls.add(new Piece(-1, "b", "find", "{\"q\":1}"));
        calls.add(new Piece(-1, "", "", " "));

        assertThat(calls.complete("x"))
                .containsExactly(new ToolCall("a", "book", "{}"), new ToolCall("b", "find", "{\"q\":1} "));
    }

    @Test
    void givesACallWithoutIdOneAndIgnoresOneWithoutName() {
        ToolCalls calls = new ToolCalls();

        calls.add(new Piece(0, "", "book", ""));
        calls.add(new Piece(1, "z", "", "{}"));

        assertThat(calls.complete("call-")).containsExactly(new ToolCall("call-0", "book", "{}"));
    }

    @Test
    void boundsCallsAndArguments() {
        ToolCalls calls = new ToolCalls();

        for (int i = 0; i < ToolCalls.MOST; i++) {
            assertThat(calls.add(new Piece(i, "id" + i, "f", ""))).isTrue();
        }

        assertThat(calls.add(new Piece(99, "id", "f", ""))).isFalse();
        assertThat(calls.add(new Piece(0, "", "", "x".repeat(ToolCalls.MOST_ARGUMENTS + 1))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>hm, well</think>Hello <b>there",
                "Hello <b><think>a</think>there",
                "Hello <b>there<think>never done"
            })
    void leavesThoughtsOutHoweverTheyAreCut(String text) {
        for (int size = 1; size <= text.length(); size++) {
            ThoughtFilter filter = new ThoughtFilter();
            StringBuilder said = new StringBuilder();
            for (int at = 0; at < text.length(); at += size) {
                said.append(filter.feed(text.substring(at, Math.min(text.length(), at + size))));
            }

            assertThat(said.append(filter.finish())).as("in pieces of " + size).hasToString("Hello <b>there");
        }
    }

    @Test
    void speaksNoMarkdownAndNoPictures() {
        assertThat(SpokenText.of("**Sure!** 😀 See [our page](https://example.com) or `press` _one_."))
                .isEqualTo("Sure!  See our page or press one.");
        assertThat(SpokenText.of("## Rooms\n- 2 * 3 beds\n- snake_case")).isEqualTo("Rooms\n2 * 3 beds\nsnakecase");
        assertThat(SpokenText.of("🎉")).isEmpty();
    }
}
