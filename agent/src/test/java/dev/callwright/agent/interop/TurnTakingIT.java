package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallTurn;
import dev.callwright.config.TurnDetectionConfig.Mode;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Turns decided by our own gate, or by gate and service together, over SIP and RTP. */
@Timeout(120)
@Tag("alone")
class TurnTakingIT {

    private static final String LONG = "Let me tell you our opening hours. From Monday to Friday we are open from nine";
    private static final Duration LISTEN = Duration.ofMillis(1500);

    @ConcurrentTest
    void answersATurnThatTheGateCommitted() throws Exception {
        try (TurnsLab lab = new TurnsLab(Mode.LOCAL, TurnsLab.longAnswers())) {
            lab.dial();
            lab.phone().say(Lab.sentence());
            lab.awaitAnswer(1);
            lab.hearAll();
            CallDetail call = lab.hangUp();

            assertThat(lab.said("input_audio_buffer.commit")).isPositive();
            assertThat(call.turns()).hasSize(1);
            assertThat(call.turns().getFirst().kind()).isEqualTo(CallTurn.Kind.CALLER);
            // The service would take 500 ms to notice the end, 150 ms for the first audio; the guess needs 200 ms for
            // the former.
            assertThat(call.turns().getFirst().latencyMillis().orElseThrow()).isBetween(500L, 1500L);
            assertThat(TurnsLab.agentLines(call)).singleElement().asString().startsWith(LONG);
        }
    }

    @ConcurrentTest
    void goesOnWithItsAnswerAfterACough() throws Exception {
        try (TurnsLab lab = new TurnsLab(Mode.LOCAL, TurnsLab.longAnswers())) {
            lab.dial();
            lab.phone().say(Lab.sentence());
            lab.awaitAnswer(1);
            Pause.of(LISTEN);
            lab.phone().say(TurnsLab.cough());
            lab.hearAll();
            CallDetail call = lab.hangUp();

            assertThat(lab.lab().meter("turn.gate{what=held}")).isPositive();
            assertThat(lab.lab().meter("turn.gate{what=resumed}"))
                    .isEqualTo(lab.lab().meter("turn.gate{what=held}"));
            assertThat(call.turns()).noneMatch(CallTurn::interrupted);
            assertThat(TurnsLab.agentLines(call)).singleElement().asString().endsWith("we close at eight.");
            assertThat(call.turns().getLast().heardMillis()).isGreaterThan(8_000);
        }
    }

    @ConcurrentTest
    void recordsOnlyWhatTheCallerHeardOfAnInterruptedAnswer() throws Exception {
        try (TurnsLab lab = new TurnsLab(Mode.LOCAL, TurnsLab.longAnswers())) {
            lab.dial();
            lab.phone().say(Lab.sentence());
            lab.awaitAnswer(1);
            Pause.of(LISTEN);
            long before = lab.phone().count(Kind.AGENT_STOPPED);
            lab.phone().say(Lab.sentence());
            long spoken = last(lab, Kind.CALLER_STARTED);
            assertThat(lab.phone().await(Kind.AGENT_STOPPED, before, Lab.SOON)).isTrue();
            long stopMillis = (last(lab, Kind.AGENT_STOPPED) - spoken) / 1_000_000;
            lab.awaitAnswer(2);
            CallDetail call = lab.hangUp();

            assertThat(stopMillis).as("the agent falls silent at the onset").isLessThan(150);
            assertThat(call.turns().getFirst().interrupted()).isTrue();
            String heard = TurnsLab.agentLines(call).getFirst();
            assertThat(heard).startsWith("Let me tell you").doesNotContain("Saturday");
            assertThat(lab.said("conversation.item.delete")).isPositive();
            assertThat(lab.said("conversation.item.create")).isPositive();
        }
    }

    @ConcurrentTest
    void forgetsATurnWithoutSpeechAndAnswersTheNext() throws Exception {
        try (TurnsLab lab = new TurnsLab(Mode.LOCAL, TurnsLab.longAnswers(1))) {
            lab.dial();
            lab.phone().say(Lab.words());
            Lab.await("the service has found no speech", () -> lab.lab().meter("turn.gate{what=forgotten}") == 1);
            assertThat(lab.phone().count(Kind.AGENT_STARTED)).isZero();

            lab.phone().say(Lab.sentence());
            lab.awaitAnswer(1);
        }
    }

    @ConcurrentTest
    void keepsForLaterWhatIsSaidOverAnAgentWhoMayNotBeInterrupted() throws Exception {
        try (TurnsLab lab = new TurnsLab(TurnsLab.longAnswers(), TurnsLab::deaf)) {
            lab.dial();
            lab.phone().say(Lab.sentence());
            lab.awaitAnswer(1);
            Pause.of(LISTEN);
            lab.phone().say(Lab.sentence());
            lab.hearAll();
            CallDetail call = lab.hangUp();

            assertThat(lab.lab().meter("turn.gate{what=held}")).isZero();
            assertThat(call.turns().getFirst().interrupted()).isFalse();
            assertThat(TurnsLab.agentLines(call))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).endsWith("we close at eight."));
        }
    }

    @ConcurrentTest
    void interruptsInHybridModeBeforeTheServiceNotices() throws Exception {
        try (TurnsLab lab = new TurnsLab(Mode.HYBRID, vendorLike())) {
            lab.dial();
            lab.phone().say(Lab.sentence());
            lab.awaitAnswer(1);
            Pause.of(LISTEN);
            lab.phone().say(Lab.sentence());
            long spoken = last(lab, Kind.CALLER_STARTED);
            Lab.await("the service notices", () -> noticed(lab, spoken).isPresent());
            CallDetail call = lab.hangUp();

            long noticed = noticed(lab, spoken).orElseThrow();
            long lastHeard = lab.phone().moments().stream()
                    .filter(moment -> moment.kind() == Kind.AGENT_STOPPED)
                    .mapToLong(PhoneMoment::atNanos)
                    .filter(at -> at > spoken)
                    .findFirst()
                    .orElseThrow();
            assertThat(lastHeard).isLessThan(noticed);
            assertThat(call.turns().getFirst().interrupted()).isTrue();
            assertThat(lab.said("input_audio_buffer.commit")).isZero();
        }
    }

    @ConcurrentTest
    void goesOnInHybridModeAfterACoughTheServiceTakesForSpeech() throws Exception {
        try (TurnsLab lab = new TurnsLab(Mode.HYBRID, TurnsLab.longAnswers())) {
            lab.dial();
            lab.phone().say(Lab.sentence());
            lab.awaitAnswer(1);
            // The service has said all it has to say, and most of it is still to be heard.
            Pause.of(LISTEN.multipliedBy(2));
            lab.phone().say(TurnsLab.cough());
            lab.hearAll();
            CallDetail call = lab.hangUp();

            assertThat(call.turns().getFirst().interrupted()).isFalse();
            assertThat(TurnsLab.agentLines(call).getFirst()).endsWith("we close at eight.");
        }
    }

    @ConcurrentTest
    void recordsWhatWasHeardOfTheAnswerDuringWhichTheCallerHangsUp() throws Exception {
        try (TurnsLab lab = new TurnsLab(Mode.LOCAL, TurnsLab.longAnswers())) {
            lab.dial();
            lab.phone().say(Lab.sentence());
            lab.awaitAnswer(1);
            Pause.of(LISTEN);
            CallDetail call = lab.hangUp();

            assertThat(TurnsLab.agentLines(call))
                    .singleElement()
                    .asString()
                    .startsWith("Let me tell you")
                    .doesNotContain("Saturday");
        }
    }

    private static long last(TurnsLab lab, Kind kind) {
        return lab.phone().moments().stream()
                .filter(moment -> moment.kind() == kind)
                .mapToLong(PhoneMoment::atNanos)
                .max()
                .orElseThrow();
    }

    private static OptionalLong noticed(TurnsLab lab, long after) {
        return lab.model().stream()
                .filter(moment -> moment.kind() == Moment.Kind.SPEECH_STARTED && moment.nanos() > after)
                .mapToLong(Moment::nanos)
                .findFirst();
    }

    private static Scenario vendorLike() {
        return TurnsLab.longAnswers().withDetection(Scenario.Detection.VENDOR_LIKE);
    }
}
