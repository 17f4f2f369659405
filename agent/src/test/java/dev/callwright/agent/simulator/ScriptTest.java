package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.agent.simulator.script.Rule;
import dev.callwright.agent.simulator.speech.Pcm;
import dev.callwright.agent.simulator.speech.Sound;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a scripted model says and calls, and when. */
final class ScriptTest {

    private static final String CREATE = "{\"type\":\"response.create\"}";

    @Test
    void saysWhatTheFirstFittingRuleSays() {
        try (EmbeddedClient client = scripted(
                say(when("pizza", "", "", 0), "We have no pizza."), say(when("table", "", "", 0), "A table it is."))) {
            client.send(Scenarios.userText("I would like a TABLE please"))
                    .send(CREATE)
                    .pass(8_000);

            assertThat(said(client)).containsExactly("A table it is.");
        }
    }

    @Test
    void leavesTheRestToTheAnswers() {
        try (EmbeddedClient client = scripted(say(when("pizza", "", "", 0), "We have no pizza."))) {
            client.send(Scenarios.userText("a table")).send(CREATE).pass(12_000);

            assertThat(said(client).getFirst()).startsWith("Certainly.");
        }
    }

    @Test
    void knowsSpeechItWasToldOf() {
        try (EmbeddedClient client = scripted(say(when("two guests", "", "", 0), "For two, then."))) {
            byte[] words =
                    Sound.join(Sound.tone(300), Sound.silence(80), Sound.tone(420), Sound.silence(60), Sound.tone(200));
            short[] pcm = new short[words.length / 2];
            for (int i = 0; i < pcm.length; i++) {
                pcm[i] = (short) ((words[2 * i] & 0xff) | words[2 * i + 1] << 8);
            }
            client.ears.learn("For two guests.", pcm, Pcm.BYTES_PER_MILLI / 2 * 1000);

            client.send(EmbeddedClient.VAD_ON).stream(Sound.join(words, Sound.silence(700)))
                    .pass(8_000);

            assertThat(said(client)).containsExactly("For two, then.");
        }
    }

    @Test
    void callsSeveralFunctionsInOneAnswerAndGoesByWhatTheyReturn() {
        Rule calls = new Rule(
                when("book", "", "", 0),
                "Let me look.",
                "",
                List.of(new Rule.Call("free", "{\"day\":1}"), new Rule.Call("free", "{\"day\":2}")),
                false,
                Duration.ZERO,
                0);
        Rule booked = say(when("", "free", "yes", 0), "It is free.");
        try (EmbeddedClient client = scripted(calls, booked)) {
            client.send(Scenarios.userText("book")).send(CREATE).pass(8_000);
            ObjectNode done = client.takeOf("response.done").getFirst();
            List<String> ids = done.path("response")
                    .path("output")
                    .valueStream()
                    .filter(item -> item.path("type").asString().equals("function_call"))
                    .map(item -> item.path("call_id").asString())
                    .toList();

            assertThat(ids).hasSize(2).doesNotHaveDuplicates();
            client.send(output(ids.get(0), "no"))
                    .send(output(ids.get(1), "yes"))
                    .send(CREATE)
                    .pass(8_000);
            assertThat(said(client)).containsExactly("It is free.");
            assertThat(client.moments.stream()
                            .filter(moment -> moment.kind() == Moment.Kind.TOOL_RETURNED)
                            .map(Moment::detail))
                    .containsExactly("free no", "free yes");
        }
    }

    @Test
    void aRuleIsUsedAsOftenAsItSays() {
        Rule once = new Rule(when("", "", "", 0), "Once.", "", List.of(), false, Duration.ZERO, 1);
        try (EmbeddedClient client = scripted(once, say(when("", "", "", 0), "Again."))) {
            for (int i = 0; i < 3; i++) {
                client.send(Scenarios.userText("hello")).send(CREATE).pass(6_000);
            }

            assertThat(said(client)).containsExactly("Once.", "Again.", "Again.");
        }
    }

    @Test
    void agentsAreToldApartByTheirInstructions() {
        Rule german = say(new Rule.When("", "", "", "", "", "Deutsch", 0), "Guten Tag.");
        try (EmbeddedClient client = scripted(german, say(when("", "", "", 0), "Good day."))) {
            client.send(Scenarios.userText("hello")).send(CREATE).pass(6_000);
            client.send("{\"type\":\"session.update\",\"session\":{\"instructions\":\"Sprich Deutsch.\"}}")
                    .send(Scenarios.userText("hello"))
                    .send(CREATE)
                    .pass(6_000);

            assertThat(said(client)).containsExactly("Good day.", "Guten Tag.");
        }
    }

    @Test
    void mayStaySilentOrTakeItsTime() {
        Rule silent = new Rule(when("shh", "", "", 0), "", "", List.of(), true, Duration.ZERO, 0);
        Rule slow = new Rule(when("", "", "", 0), "Well.", "", List.of(), false, Duration.ofSeconds(3), 0);
        try (EmbeddedClient client = scripted(silent, slow)) {
            client.send(Scenarios.userText("shh")).send(CREATE).pass(500);
            assertThat(client.takeOf("response.done")).hasSize(1);

            client.send(Scenarios.userText("and now?")).send(CREATE).pass(2_900);
            assertThat(client.takeTypes()).doesNotContain("response.audio.delta");
            client.pass(6_000);
            assertThat(said(client)).containsExactly("Well.");
        }
    }

    @Test
    void aGreetingIsNotMistakenForAnAnswer() {
        try (EmbeddedClient client = scripted(say(when("", "", "", 0), "An answer."))) {
            client.send(
                            "{\"type\":\"response.create\",\"response\":{\"instructions\":\"Say: Hello, how can I help you?\"}}")
                    .pass(6_000);

            assertThat(said(client)).hasSize(1).doesNotContain("An answer.");
        }
    }

    @Test
    void aFasterClockEndsTheSessionSooner() {
        Scenario fast = Scenario.DEFAULTS.withClock(new Scenario.Clock(600));
        try (EmbeddedClient client = new EmbeddedClient(fast)) {
            client.pass(2_900);
            assertThat(client.closeStatus()).isZero();
            client.pass(200);
            assertThat(client.closeStatus()).isEqualTo(1000);
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> when("(", "", "", 0)).hasMessageContaining("no regular expression");
        assertThatThrownBy(() -> new Scenario.Clock(0)).hasMessageContaining("speed");
        assertThatThrownBy(() -> new Rule(when("", "", "", 0), "Word.", "", List.of(), true, Duration.ZERO, 0))
                .hasMessageContaining("silent");
    }

    private static EmbeddedClient scripted(Rule... rules) {
        Scenario d = Scenario.DEFAULTS;
        return new EmbeddedClient(d.withScript(List.of(rules)));
    }

    private static Rule.When when(String caller, String tool, String result, int turn) {
        return new Rule.When(caller, "", tool, result, "", "", turn);
    }

    private static Rule say(Rule.When when, String words) {
        return new Rule(when, words, "", List.of(), false, Duration.ZERO, 0);
    }

    private static List<String> said(EmbeddedClient client) {
        return client.takeOf("response.audio_transcript.done").stream()
                .map(event -> event.path("transcript").asString())
                .toList();
    }

    private static String output(String callId, String text) {
        return "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"function_call_output\",\"call_id\":\""
                + callId + "\",\"output\":\"" + text + "\"}}";
    }
}
