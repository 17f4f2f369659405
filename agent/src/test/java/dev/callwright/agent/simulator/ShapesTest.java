package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.speech.AnswerMode;
import dev.callwright.agent.simulator.speech.Sound;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Every event against the shapes that were seen on the vendor's wire. */
final class ShapesTest {

    @Test
    void describesTheSessionAndItsItems() throws IOException {
        try (EmbeddedClient client = new EmbeddedClient(Scenario.DEFAULTS)) {
            client.send(
                    "{\"type\":\"session.update\",\"session\":{\"instructions\":\"Be brief.\",\"voice\":\"qingchunshaonv\","
                            + "\"turn_detection\":{\"type\":\"server_vad\",\"silence_duration_ms\":200},\"temperature\":0.8,"
                            + "\"tools\":[{\"type\":\"web_search\"},{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{}}}]}}");
            client.send("{\"type\":\"session.update\",\"session\":{\"turn_detection\":null}}");
            client.send(
                    "{\"type\":\"conversation.item.create\",\"item\":{\"id\":\"mine\",\"type\":\"message\",\"role\":\"user\","
                            + "\"content\":[{\"type\":\"input_text\",\"text\":\"你好\"}]}}");
            List<ObjectNode> events = client.take();
            String item = events.getLast().path("item").path("id").asString();
            client.send("{\"type\":\"conversation.item.delete\",\"item_id\":\"" + item + "\"}");
            client.send("{\"type\":\"input_audio_buffer.clear\"}");
            client.send("{\"type\":\"nonsense\",\"event_id\":\"e7\"}");

            Golden.assertMatches(
                    java.util.stream.Stream.concat(events.stream(), client.take().stream())
                            .toList(),
                    "session.jsonl");
        }
    }

    @Test
    void holdsATurnUnderVoiceDetection() throws IOException {
        Scenario.Answers parrot = new Scenario.Answers(
                AnswerMode.PARROT, "", Scenario.Answers.DEFAULTS.prompts(), List.of(), List.of("I agree."));
        try (EmbeddedClient client = new EmbeddedClient(Scenarios.answering(parrot))) {
            client.send(EmbeddedClient.VAD_ON).take();

            client.append(Sound.join(Sound.tone(300), Sound.silence(500))).pass(1_000);

            Golden.assertMatches(client.take(), "vad-turn.jsonl");
        }
    }

    @Test
    void callsAFunctionInTheOrderOfTheOlderModels() throws IOException {
        try (EmbeddedClient client = new EmbeddedClient(Scenarios.calling("book_table", "{\"guests\":2}"))) {
            client.send(Scenarios.userText("a table please")).take();

            client.send("{\"type\":\"response.create\"}").pass(500);

            Golden.assertMatches(client.take(), "function-call.jsonl");
        }
    }

    @Test
    void givesItemsAnEmptyContentWhenAsked() {
        Wire wire =
                new Wire(Wire.ItemContent.EMPTY, Wire.InterruptedStatus.CANCELLED, Wire.FunctionOrder.STEP_1O, true);
        try (EmbeddedClient client = new EmbeddedClient(Scenarios.wired(wire))) {
            client.send(Scenarios.userText("hello")).take();

            client.send("{\"type\":\"response.create\"}");

            assertThat(client.takeOf("response.output_item.added")
                            .getFirst()
                            .path("item")
                            .path("content")
                            .isArray())
                    .isTrue();
        }
    }

    @Test
    void numbersSessionsInOrderOfTime() {
        String first = Ids.session();
        String second = Ids.session();

        assertThat(first).matches("[0-9a-f]{32}");
        assertThat(first.substring(0, 12)).isLessThanOrEqualTo(second.substring(0, 12));
    }
}
