package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** The model refuses, goes away or talks nonsense; the caller always hears something sensible. */
@Timeout(60)
@Tag("alone")
class ModelFaultIT {

    private static final LabSettings QUICK = LabSettings.PLAIN.withRetryPause(Duration.ofMillis(50));
    private static final String GREETING = "Hello.";
    /** The model goes on 300 ms after the interruption. */
    private static final Duration BEFORE_LATE_AUDIO = Duration.ofMillis(150);

    private final List<Moment> model = new CopyOnWriteArrayList<>();

    @ConcurrentTest
    void apologisesWhenTheKeyIsRefused() throws Exception {
        try (Lab lab = lab(Script.badKey("any-key"), QUICK)) {
            checkApology(lab, "model-bad-key", "bad-key", 1);
        }
    }

    @ConcurrentTest
    void apologisesWhenTheQuotaIsUsedUp() throws Exception {
        try (Lab lab = lab(Script.quotaExhausted(), QUICK)) {
            checkApology(lab, "model-quota-exhausted", "quota-exhausted", 1);
        }
    }

    @ConcurrentTest
    void apologisesWhenTheModelIsUnknown() throws Exception {
        try (Lab lab = lab(Scenario.DEFAULTS, QUICK.withModel("no-such-model"))) {
            checkApology(lab, "model-unknown", "unknown-model", 1);
        }
    }

    @ConcurrentTest
    void apologisesAfterThreeAttemptsWhenNoSessionIsFree() throws Exception {
        try (Lab lab = lab(Script.noSessionFree(), QUICK)) {
            checkApology(lab, "model-rate-limited", "rate-limited", 3);
        }
    }

    @ConcurrentTest
    void apologisesAfterThreeAttemptsWhenNobodyListensAtItsAddress() throws Exception {
        try (Lab lab = Lab.startWithoutModel(QUICK)) {
            checkApology(lab, "model-unreachable", "unreachable", 3);
        }
    }

    @ConcurrentTest
    void answersAfterADropWhatWasSaidBeforeIt() throws Exception {
        try (Lab lab = lab(Script.droppingOnTurn(3), QUICK.withGreeting(GREETING));
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            assertThat(caller.piecesOfEcho(Lab.words())).isGreaterThan(0.8);

            assertThat(caller.piecesOfEcho(Lab.words()))
                    .as("of what the first session heard")
                    .isGreaterThan(0.8);
            Lab.await("a second session", () -> count(Moment.Kind.SESSION_OPENED) == 2);
            assertThat(caller.piecesOfEcho(Lab.words())).isGreaterThan(0.8);
            caller.phone().hangUp();

            CallDetail call = lab.finishedCall();
            assertThat(outcome(call)).isEqualTo("caller-hung-up");
            assertThat(requestsForSpeech())
                    .as("for the greeting; nobody has to repeat anything")
                    .isOne();
            assertThat(said(call, CallLine.Speaker.AGENT)).hasSizeGreaterThanOrEqualTo(4);
            assertThat(lab.meter("realtime.ended{cause=dropped}")).isOne();
        }
    }

    @ConcurrentTest
    void apologisesWhenTheModelGoesAwayAndStaysAway() throws Exception {
        try (Lab lab = lab(Lab.parrotScenario(), QUICK);
                Caller caller = Caller.in(lab)) {
            assertThat(caller.piecesOfEcho(Lab.words())).isGreaterThan(0.8);

            lab.stopModel();
            caller.awaitEndByServer();

            assertThat(Correlation.ofPieces(apology(), caller.heard())).isGreaterThan(0.9);
            assertThat(outcome(lab.finishedCall())).isEqualTo("model-lost");
        }
    }

    @ConcurrentTest
    void audioThatComesAfterAnInterruptionIsNeverHeard() throws Exception {
        Faults.Response late = new Faults.Response(10, List.of(), List.of(), List.of(), List.of(), false, false);
        try (Lab lab = lab(Script.failingInAnswers(late), QUICK);
                Caller caller = Caller.in(lab)) {
            caller.phone().say(Lab.sentence());
            assertThat(caller.phone().await(Kind.AGENT_STARTED, 0, Lab.SOON)).isTrue();
            caller.phone().say(Lab.words());
            caller.awaitSpeeches(2);

            long interrupted = moment(Moment.Kind.SPEECH_STARTED, 2);
            long nextAnswer = moment(Moment.Kind.FIRST_AUDIO, 2);
            long lastHeard = caller.phone().moments().stream()
                    .filter(moment -> moment.kind() == Kind.AGENT_STOPPED && moment.atNanos() < nextAnswer)
                    .mapToLong(PhoneMoment::atNanos)
                    .max()
                    .orElseThrow();
            assertThat(lab.meter("realtime.deltas.late")).isPositive();
            assertThat(Duration.ofNanos(lastHeard - interrupted)).isLessThan(BEFORE_LATE_AUDIO);
        }
    }

    @ConcurrentTest
    void emptyMalformedAndGarbledAnswersDoNotEndTheCall() throws Exception {
        short[] words = Lab.words();
        Faults.Response faults = new Faults.Response(0, List.of(1), List.of(3), List.of(4), List.of(4), false, false);
        try (Lab lab = lab(Script.failingInAnswers(faults), QUICK);
                Caller caller = Caller.in(lab)) {
            caller.phone().say(words);
            Lab.await("an answer behind the empty one", () -> count(Moment.Kind.RESPONSE_DONE) == 2);
            caller.awaitSpeeches(1);
            assertThat(caller.piecesOfEcho(words))
                    .as("beside a malformed frame")
                    .isGreaterThan(0.8);
            assertThat(caller.piecesOfEcho(words)).as("after garbled audio").isGreaterThan(0.8);
            caller.phone().say(words);
            Lab.await("no speech found", () -> count(Moment.Kind.SPEECH_STOPPED) == 4);
            assertThat(caller.piecesOfEcho(words))
                    .as("after no speech was found")
                    .isGreaterThan(0.8);
            caller.phone().hangUp();

            assertThat(outcome(lab.finishedCall())).isEqualTo("caller-hung-up");
            assertThat(lab.meter("realtime.errors{kind=no-speech-found}")).isOne();
            assertThat(lab.server().media().stats().traffic().failures()).isZero();
        }
    }

    @ConcurrentTest
    void wordsOfTheCallerThatComeLateAndRepeatedAreRecordedOnce() throws Exception {
        try (Lab lab = lab(Script.transcribingLate(List.of("Good morning.", "Good bye.")), QUICK);
                Caller caller = Caller.in(lab)) {
            assertThat(caller.piecesOfEcho(Lab.words())).isGreaterThan(0.8);
            assertThat(caller.piecesOfEcho(Lab.words())).isGreaterThan(0.8);
            caller.phone().hangUp();

            assertThat(said(lab.finishedCall(), CallLine.Speaker.CALLER)).containsExactly("Good morning.", "Good bye.");
        }
    }

    private Lab lab(Scenario scenario, LabSettings settings) {
        return Lab.start(scenario, model::add, settings);
    }

    private static void checkApology(Lab lab, String outcome, String cause, int attempts) throws Exception {
        try (Caller caller = Caller.in(lab)) {
            caller.awaitEndByServer();

            assertThat(Correlation.ofPieces(apology(), caller.heard())).isGreaterThan(0.9);
            assertThat(outcome(lab.finishedCall())).isEqualTo(outcome);
            assertThat(lab.meter("realtime.ended{cause=" + cause + "}")).isEqualTo(attempts);
        }
    }

    private long requestsForSpeech() {
        return model.stream()
                .filter(moment -> moment.kind() == Moment.Kind.CLIENT_EVENT
                        && moment.detail().equals("response.create"))
                .count();
    }

    private long count(Moment.Kind kind) {
        return model.stream().filter(moment -> moment.kind() == kind).count();
    }

    /** When something happened at the model for the nth time. */
    private long moment(Moment.Kind kind, int nth) {
        return model.stream()
                .filter(moment -> moment.kind() == kind)
                .skip(nth - 1L)
                .mapToLong(Moment::nanos)
                .findFirst()
                .orElseThrow();
    }

    private static String outcome(CallDetail call) {
        return call.call().ending().orElseThrow().outcome();
    }

    private static List<String> said(CallDetail call, CallLine.Speaker speaker) {
        return call.lines().stream()
                .filter(line -> line.speaker() == speaker)
                .map(CallLine::text)
                .toList();
    }

    private static short[] apology() throws IOException {
        try (InputStream in = Objects.requireNonNull(CallServices.class.getResourceAsStream("apology.wav"))) {
            return WavFile.read(in).samples(0);
        }
    }
}
