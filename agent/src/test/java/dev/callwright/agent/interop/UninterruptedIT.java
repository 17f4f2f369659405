package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.BargeInConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.CareConfig;
import dev.callwright.config.MediaConfig;
import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers who may not interrupt speak over what an agent says from a recording, whoever decides turns. */
@Timeout(120)
class UninterruptedIT {

    private static final String GREETING = "Welcome to the bicycle shop, this is Mia speaking.";
    private static final Duration INTO_IT = Duration.ofMillis(800);
    /** Likeness of what was heard to what was played; a busy machine sends a packet late. */
    private static final double HEARD = 0.6;
    /** A second and a half. */
    private static final int TAIL = 12_000;

    @TempDir
    private Path prompts = Path.of("");

    private final ModelWitness model = new ModelWitness();

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource
    void aRecordedGreetingIsHeardToItsEndThenTheCallerIsAnsweredAndCaredFor(Mode mode) throws Exception {
        try (Lab lab = Lab.changed(Lab.parrotScenario(), model, config -> greets(config, mode))) {
            short[] greeting = learnGreeting(lab);
            try (Caller caller = Caller.in(lab)) {
                startsToHear(caller);
                caller.phone().say(Lab.words());
                Lab.await("a question into the silence", () -> said(lab).contains("Are you there?"));

                assertThat(lab.meter("words.said{by=recording}")).isPositive();
                assertThat(lab.meter("turn.interrupted")).isZero();
                assertThat(likenessOfTheEnd(greeting, caller)).isGreaterThan(HEARD);
                assertThat(Correlation.ofPieces(Lab.words(), caller.heard()))
                        .as("the parrot's answer")
                        .isGreaterThan(HEARD);
                assertThat(said(lab)).startsWith(GREETING);
            }
            assertThat(model.details(Moment.Kind.ITEM_TOLD))
                    .as("the model is told what was said for it")
                    .contains("assistant " + GREETING);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource
    void aPromptThatTheModelPlaysIsHeardToItsEnd(Mode mode) throws Exception {
        short[] prompt = prompt();
        try (Lab lab = Lab.changed(playsAPrompt(), SimulatorListener.NONE, config -> plays(config, mode, false));
                Caller caller = Caller.in(lab)) {
            caller.phone().say(Lab.words());
            startsToHear(caller);
            caller.phone().say(Lab.words());
            caller.phone().hearOut(Lab.SOON.multipliedBy(2));
            Lab.await("that all was heard", () -> Silence.lasts(caller.heard(), Duration.ofSeconds(1)));

            assertThat(likenessOfTheEnd(prompt, caller)).isGreaterThan(HEARD);
            caller.phone().hangUp();
            assertThat(answerOfPlayPrompt(lab.finishedCall())).contains("played");
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource
    void whereCallersMayInterruptAPromptIsHeardNoFurther(Mode mode) throws Exception {
        short[] prompt = prompt();
        try (Lab lab = Lab.changed(playsAPrompt(), SimulatorListener.NONE, config -> plays(config, mode, true));
                Caller caller = Caller.in(lab)) {
            caller.phone().say(Lab.words());
            startsToHear(caller);
            caller.phone().say(Lab.words());
            Lab.await("an answer", () -> caller.phone().count(Kind.AGENT_STOPPED) >= 2);

            assertThat(likenessOfTheEnd(prompt, caller)).isLessThan(HEARD);
            caller.phone().hangUp();
            assertThat(answerOfPlayPrompt(lab.finishedCall())).contains("interrupted");
        }
    }

    private static void startsToHear(Caller caller) throws InterruptedException {
        assertThat(caller.phone().await(Kind.AGENT_STARTED, 0, Lab.SOON)).isTrue();
        Pause.of(INTO_IT);
    }

    /** Which nobody hears who was interrupted. */
    private static double likenessOfTheEnd(short[] whole, Caller caller) {
        return Correlation.ofPieces(Arrays.copyOfRange(whole, whole.length - TAIL, whole.length), caller.heard());
    }

    /** What a first caller hears, which is kept from then on. */
    private static short[] learnGreeting(Lab lab) throws InterruptedException {
        try (Caller caller = Caller.in(lab)) {
            Lab.await("the recording", () -> lab.meter("words.recordings") >= 1);
            short[] heard = caller.heard();
            int to = heard.length;
            while (Math.abs(heard[to - 1]) < 300) {
                to--;
            }
            return Arrays.copyOf(heard, to);
        }
    }

    private short[] prompt() throws IOException {
        short[] sentence = Lab.sentence();
        short[] words = Arrays.copyOf(sentence, TAIL);
        short[] prompt = Arrays.copyOf(sentence, sentence.length + words.length);
        // Backwards, so that nothing else sounds like it.
        for (int i = 0; i < words.length; i++) {
            prompt[prompt.length - 1 - i] = words[i];
        }
        WavFile.mono(8000, prompt).writePcm16(prompts.resolve("news.wav"));
        return prompt;
    }

    private static Scenario playsAPrompt() {
        return Lab.parrotScenario()
                .withToolCalls(List.of(new Scenario.ToolCall(1, "play_prompt", "{\"file\":\"news.wav\"}")));
    }

    private CallwrightConfig plays(CallwrightConfig config, Mode mode, boolean interruptible) {
        MediaConfig media = config.media();
        return config.withMedia(new MediaConfig(
                        media.address(),
                        media.advertisedAddress(),
                        media.ports(),
                        media.portRest(),
                        media.loops(),
                        media.reorderWait(),
                        media.playoutLimit(),
                        media.silentCallerLimit(),
                        prompts.toString()))
                .withAgents(List.of(agent(config, mode, interruptible).withTools(List.of("play_prompt"))));
    }

    private static CallwrightConfig greets(CallwrightConfig config, Mode mode) {
        CareConfig care =
                new CareConfig(Duration.ofMillis(1_500), List.of("Are you there?"), "Bye.", Duration.ZERO, "");
        return config.withAgents(
                List.of(agent(config, mode, false).withGreeting(GREETING).withCare(care)));
    }

    private static AgentConfig agent(CallwrightConfig config, Mode mode, boolean interruptible) {
        BargeInConfig plain = BargeInConfig.DEFAULTS;
        return config.agents()
                .getFirst()
                .withTurnDetection(TurnDetectionConfig.DEFAULTS.by(mode))
                .withBargeIn(new BargeInConfig(interruptible, plain.confirm(), plain.patience()));
    }

    private static List<String> said(Lab lab) {
        var reader = lab.server().store().reader();
        return reader.recent(1).stream()
                .flatMap(call -> reader.find(call.id()).orElseThrow().lines().stream())
                .filter(line -> line.speaker() == CallLine.Speaker.AGENT)
                .map(CallLine::text)
                .toList();
    }

    private static String answerOfPlayPrompt(CallDetail call) {
        return call.tools().stream()
                .filter(tool -> tool.name().equals("play_prompt"))
                .map(tool -> tool.answer())
                .findFirst()
                .orElse("never called");
    }
}
