package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.app.Switchboard;
import dev.callwright.agent.phone.Dialling;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallTurn;
import dev.callwright.config.PortRange;
import dev.callwright.media.codec.G711;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The caller speaks over the agent twenty times; what leaves for the caller is watched on the wire. */
@Timeout(120)
@Tag("alone")
class BargeInIT {

    private static final int INTERRUPTIONS = 20;
    /** One 20 ms slot for the packet that may already be due, and 5 ms. */
    private static final Duration STOP_LIMIT = Duration.ofMillis(25);

    private static final Duration FIRST_SOUND_LIMIT = Duration.ofMillis(21);
    /** Longer than any pause inside the prompt's words, so that hearing something means the answer goes on. */
    private static final Duration LISTEN = Duration.ofMillis(700);

    private final List<Moment> model = new CopyOnWriteArrayList<>();

    @Test
    void stopsTheAgentWithinOneSlotAndNothingOfTheOldAnswerIsHeardAgain() throws Exception {
        try (Lab lab = Lab.start(longAnswers(), model::add, LabSettings.PLAIN.withGreeting("Hello."));
                Switchboard switchboard = new Switchboard("127.0.0.1", new PortRange(41000, 41098));
                ScriptedPhone phone = switchboard.phone(List.of(G711.PCMA), _ -> {})) {
            assertThat(phone.dial(new Dialling("sip:100@127.0.0.1:" + lab.sipPort(), "tester"), Lab.SOON))
                    .isTrue();
            assertThat(phone.await(Kind.AGENT_STOPPED, 0, Lab.SOON)).isTrue();
            short[] words = Arrays.copyOf(Lab.sentence(), 8000 / 2);
            phone.say(words);
            for (int i = 0; i < INTERRUPTIONS; i++) {
                awaitAnswer(phone, i);
                Pause.of(LISTEN);
                phone.say(words);
            }
            awaitAnswer(phone, INTERRUPTIONS);
            phone.hangUp();

            checkStops(phone.moments());
            checkFirstSounds(phone.moments());
            checkRecord(lab.finishedCall());
        }
    }

    /** Waits until the answer to the nth remark is heard; the greeting was the first thing heard. */
    private static void awaitAnswer(ScriptedPhone phone, int remark) throws InterruptedException {
        long answersBefore = 1L + remark;
        assertThat(phone.await(Kind.AGENT_STARTED, answersBefore, Lab.SOON))
                .as("answer %d is heard", remark + 1)
                .isTrue();
    }

    private void checkStops(List<PhoneMoment> phone) {
        List<Long> interruptions = speechOverAnAnswer();
        assertThat(interruptions).hasSize(INTERRUPTIONS);
        List<Long> stopMillis = new ArrayList<>();
        for (long interrupted : interruptions) {
            long nextAnswer = model.stream()
                    .filter(moment -> moment.kind() == Moment.Kind.FIRST_AUDIO && moment.nanos() > interrupted)
                    .mapToLong(Moment::nanos)
                    .findFirst()
                    .orElseThrow();
            long lastHeard = phone.stream()
                    .filter(moment -> moment.kind() == Kind.AGENT_STOPPED && moment.atNanos() < nextAnswer)
                    .mapToLong(PhoneMoment::atNanos)
                    .max()
                    .orElseThrow();
            stopMillis.add((lastHeard - interrupted) / 1_000_000);
        }
        assertThat(stopMillis).allSatisfy(millis -> assertThat(millis).isLessThanOrEqualTo(STOP_LIMIT.toMillis()));
    }

    /** From the first audio of an answer to its first sound on the wire: a slot to wait for, and 1 ms, in half of the cases. */
    private void checkFirstSounds(List<PhoneMoment> phone) {
        List<Long> delays = model.stream()
                .filter(moment -> moment.kind() == Moment.Kind.FIRST_AUDIO)
                .map(first -> phone.stream()
                        .filter(moment -> moment.kind() == Kind.AGENT_STARTED && moment.atNanos() > first.nanos())
                        .mapToLong(moment -> (moment.atNanos() - first.nanos()) / 1_000_000)
                        .min())
                .flatMapToLong(OptionalLong::stream)
                .sorted()
                .boxed()
                .toList();
        assertThat(delays).hasSizeGreaterThan(INTERRUPTIONS);
        assertThat(delays.get(delays.size() / 2)).isLessThanOrEqualTo(FIRST_SOUND_LIMIT.toMillis());
    }

    /** When the model wrote {@code speech_started} while an answer was running or still to be heard. */
    private List<Long> speechOverAnAnswer() {
        List<Long> started = model.stream()
                .filter(moment -> moment.kind() == Moment.Kind.SPEECH_STARTED)
                .map(Moment::nanos)
                .toList();
        return started.subList(1, started.size());
    }

    private static void checkRecord(CallDetail call) {
        List<CallTurn> interrupted =
                call.turns().stream().filter(CallTurn::interrupted).toList();
        assertThat(interrupted).hasSizeGreaterThanOrEqualTo(INTERRUPTIONS);
        assertThat(interrupted.subList(0, INTERRUPTIONS))
                .allSatisfy(turn -> assertThat(turn.heardMillis()).isBetween(LISTEN.toMillis(), 3_000L));
    }

    private static Scenario longAnswers() {
        Scenario plain = Scenario.DEFAULTS;
        Scenario.Detection detection = plain.detection();
        Scenario.Answers answers = plain.answers();
        return plain.withDetection(new Scenario.Detection(
                        detection.vadDefault(),
                        detection.energyPercent(),
                        detection.speechStartDelay(),
                        Duration.ofMillis(300)))
                .withAnswers(new Scenario.Answers(
                        answers.mode(),
                        answers.greeting(),
                        List.of("long"),
                        answers.texts(),
                        answers.callerTranscripts()));
    }
}
