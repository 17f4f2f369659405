package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.app.Switchboard;
import dev.callwright.agent.cascade.CascadeTimes;
import dev.callwright.agent.phone.Dialling;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.simulator.Faces;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.config.PortRange;
import dev.callwright.media.codec.G711;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A telephone call by SIP and RTP with an agent behind which stand three services by HTTP. */
@Tag("alone")
final class CascadeCallIT {

    private static final int TURNS = Integer.getInteger("cascade.turns", 3);
    private static final Duration HEARING = Faces.DEFAULTS.hearingDelay();
    private static final Duration LONG = Duration.ofSeconds(40);

    @Test
    void aCallerIsGreetedAnsweredAndToldHowLongItTook() throws Exception {
        try (CascadeLab lab = new CascadeLab(briefly(), "Good morning, how may I help you?");
                Switchboard switchboard = new Switchboard("127.0.0.1", new PortRange(41000, 41998));
                ScriptedPhone phone = switchboard.phone(List.of(G711.PCMA), _ -> {})) {
            assertThat(phone.dial(new Dialling("sip:100@127.0.0.1:" + lab.sipPort(), "tester"), LONG))
                    .isTrue();
            assertThat(phone.await(Kind.AGENT_STOPPED, 0, LONG))
                    .as("a greeting")
                    .isTrue();
            List<Long> silences = new ArrayList<>();

            for (int turn = 0; turn < TURNS; turn++) {
                int answered = lab.times().size();
                phone.say(Lab.words());
                long stopped = System.nanoTime();
                awaitAnswer(lab, phone, answered, stopped);
                silences.add(millisUntilAnswer(phone, stopped));
                awaitQuiet(phone);
            }

            assertThat(lab.times())
                    .as("the greeting and one answer to each of the caller's turns")
                    .hasSize(1 + TURNS);
            assertThat(lab.times().subList(1, 1 + TURNS))
                    .as("answers made when the caller's words were known")
                    .allMatch(times -> times.transcription().compareTo(HEARING.dividedBy(2)) > 0);
            report(lab.times().subList(1, lab.times().size()), silences);
        }
    }

    /** Without the answer that takes ten seconds. */
    private static Scenario briefly() {
        Scenario plain = Scenario.DEFAULTS;
        Scenario.Answers answers = plain.answers();
        return plain.withAnswers(new Scenario.Answers(
                answers.mode(),
                answers.greeting(),
                List.of("answer-1", "answer-2", "answer-3"),
                answers.texts(),
                answers.callerTranscripts()));
    }

    private static void awaitAnswer(CascadeLab lab, ScriptedPhone phone, int answered, long stoppedNanos) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (lab.times().size() <= answered
                || agentStarts(phone, stoppedNanos).isEmpty()) {
            assertThat(System.nanoTime())
                    .as("an answer after " + phone.moments())
                    .isLessThan(deadline);
            Pause.of(Duration.ofMillis(20));
        }
    }

    /** An answer of several sentences may have gaps. */
    private static void awaitQuiet(ScriptedPhone phone) {
        long starts = -1;
        while (starts != phone.count(Kind.AGENT_STARTED) || phone.count(Kind.AGENT_STOPPED) < starts) {
            starts = phone.count(Kind.AGENT_STARTED);
            Pause.of(Duration.ofSeconds(2));
        }
    }

    private static List<Long> agentStarts(ScriptedPhone phone, long sinceNanos) {
        return phone.moments().stream()
                .filter(moment -> moment.kind() == Kind.AGENT_STARTED && moment.atNanos() > sinceNanos)
                .map(PhoneMoment::atNanos)
                .toList();
    }

    private static long millisUntilAnswer(ScriptedPhone phone, long stoppedNanos) {
        return (agentStarts(phone, stoppedNanos).getFirst() - stoppedNanos) / 1_000_000;
    }

    @SuppressWarnings("SystemOut") // The table of docs/cascade.md.
    private static void report(List<CascadeTimes> times, List<Long> silences) {
        System.out.printf(
                "cascade over %d turns, p50/p95 ms: transcription %s, first word %s, first sentence %s, first speech %s,"
                        + " total %s; end of speech to answer at the phone %s%n",
                silences.size(),
                percentiles(times, CascadeTimes::transcription),
                percentiles(times, CascadeTimes::firstWord),
                percentiles(times, CascadeTimes::firstSentence),
                percentiles(times, CascadeTimes::firstSpeech),
                percentiles(times, CascadeTimes::total),
                percentiles(silences));
    }

    private static String percentiles(List<CascadeTimes> times, Function<CascadeTimes, Duration> part) {
        return percentiles(times.stream().map(part).map(Duration::toMillis).toList());
    }

    private static String percentiles(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        int last = sorted.size() - 1;
        return sorted.get(last / 2) + "/" + sorted.get(Math.round(last * 0.95f));
    }
}
