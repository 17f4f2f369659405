package dev.callwright.agent.cascade.think;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

final class HistoryTest {

    private final History history = new History();

    @Test
    void writesWhatWasSaidInOrderAndLeavesOutWhatIsNotKnownYet() {
        history.add(new Said("1", "user", "Hello"));
        history.add(answer("2", "Good morning.", 1000));
        Said pending = history.add(new Said("3", "user"));

        assertThat(written()).isEqualTo("""
                [{"role":"user","content":"Hello"},{"role":"assistant","content":"Good morning."}]""");

        pending.says("A room.");

        assertThat(written()).endsWith("{\"role\":\"user\",\"content\":\"A room.\"}]");
    }

    @Test
    void everyCallHasItsResultBehindItAlsoALateOne() {
        Answered calling = history.add(answer("1", "One moment.", 800));
        calling.calls(List.of(new ToolCall("a", "find", "{\"x\":1}"), new ToolCall("b", "look", "{}")));
        history.add(new Said("2", "user", "Hurry."));

        assertThat(history.returned("a", "found")).isTrue();
        assertThat(written()).isEqualTo("""
                [{"role":"assistant","content":"One moment.","tool_calls":[\
                {"id":"a","type":"function","function":{"name":"find","arguments":"{\\"x\\":1}"}},\
                {"id":"b","type":"function","function":{"name":"look","arguments":"{}"}}]},\
                {"role":"tool","tool_call_id":"a","content":"found"},\
                {"role":"tool","tool_call_id":"b","content":"(no result yet)"},\
                {"role":"user","content":"Hurry."}]""");

        assertThat(history.returned("b", "seen")).isTrue();
        assertThat(written()).contains("\"content\":\"seen\"").doesNotContain("no result yet");
        assertThat(history.returned("unknown", "x")).isFalse();
    }

    @Test
    void forgetsTheWordsTheCallerDidNotHear() {
        Answered answer = history.add(answer("1", "We open at eight.", 1000));
        answer.sounds("We close at nine in the evening.");
        answer.lasts(2000);

        history.truncate("1", 2000);
        assertThat(written()).contains("\"We open at eight. We close at nine\"");

        history.truncate("1", 0);
        assertThat(written()).isEqualTo("[]");
    }

    @Test
    void cutsWordsThatAreNotSetApartByTheLetter() {
        history.add(answer("1", "我们八点开门", 1200));

        history.truncate("1", 600);

        assertThat(written()).contains("\"我们八\"");
    }

    @Test
    void deletesAnItem() {
        history.add(new Said("1", "user", "Hello"));
        history.add(answer("2", "Good morning.", 1000));

        history.delete("2");

        assertThat(written()).isEqualTo("[{\"role\":\"user\",\"content\":\"Hello\"}]");
    }

    @Test
    void forgetsTheOldestBeyondItsBound() {
        for (int i = 0; i < 100; i++) {
            history.add(new Said("u" + i, "user", "line " + i + " " + "x".repeat(1000)));
        }

        assertThat(written()).doesNotContain("line 0 ").contains("line 99 ").hasSizeLessThan(History.MOST_CHARS + 4000);
    }

    @Test
    void boundsTheNumberOfEntries() {
        for (int i = 0; i < History.MOST_ENTRIES + 5; i++) {
            history.add(new Said("u" + i, "user", "line " + i + "."));
        }

        assertThat(written()).doesNotContain("line 4.").contains("line 5.");
    }

    private static Answered answer(String id, String sentence, double millis) {
        Answered answer = new Answered(id);
        answer.sounds(sentence);
        answer.lasts(millis);
        return answer;
    }

    private String written() {
        ArrayNode messages = JsonMapper.shared().createArrayNode();
        history.write(messages);
        return messages.toString();
    }
}
