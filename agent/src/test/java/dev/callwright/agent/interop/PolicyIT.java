package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwright.agent.app.ReloadReport;
import dev.callwright.agent.app.Reloader;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConfigException;
import dev.callwright.config.NumberConfig.Match;
import dev.callwright.config.NumberingConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.TrunkLimitsConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits of trunks, numbers in every spelling, new settings while calls are up, and scanners. */
@Timeout(60)
class PolicyIT {

    private static final String OFFER = RawCaller.audio("8", "sendrecv");
    private static final Path SCENARIOS = Path.of("../scripts/interop/sipp");

    @TempDir
    private Path folder;

    private CallwrightConfig running = CallwrightConfig.DEFAULTS;

    @ConcurrentTest
    @Interop(peer = "sipp", features = "channel limit")
    void aTrunkHasAsManyCallsAsItsChannelsAndTheNextComesBackLater() throws Exception {
        try (Lab lab = lab(config -> PolicySettings.limited(config, limits(1, 0, 503)));
                Caller first = Caller.in(lab)) {
            try (Program sipp = sipp("policy-full.xml", "127.0.0.5", lab, 3)) {
                assertThat(sipp.awaitExit(Lab.SOON)).as(sipp.output()).isZero();
            }
            assertThat(lab.meter("calls.refused{reason=trunk-full}")).isEqualTo(3);

            first.phone().hangUp();
            Lab.await("a free channel", () -> isAnswered(lab));
        }
    }

    @ConcurrentTest
    void aTrunkThatIsFullSaysSoWithTheStatusItsCarrierWants() throws Exception {
        try (Lab lab = lab(config -> PolicySettings.limited(config, limits(1, 0, 486)));
                Caller _ = Caller.in(lab);
                RawCaller second = new RawCaller(lab.sipPort())) {
            String refusal = second.invite("100", OFFER);

            assertThat(RawCaller.status(refusal)).isEqualTo(486);
            assertThat(RawCaller.header(refusal, "Retry-After")).isEmpty();
        }
    }

    @ConcurrentTest
    void callsThatComeFasterThanAllowedAreRefusedAndLaterOnesAreNot() {
        try (Lab lab = lab(config -> PolicySettings.limited(config, limits(0, 1, 503)))) {
            assertThat(statusOfOneCall(lab)).isEqualTo(200);
            Lab.await("a call that comes too fast", () -> statusOfOneCall(lab) == 503);

            assertThat(lab.meter("calls.refused{reason=trunk-too-fast}")).isPositive();
            Lab.await("the next second", () -> isAnswered(lab));
        }
    }

    @ConcurrentTest
    void aNumberIsFoundHoweverTheTrunkWritesIt() {
        NumberingConfig china = new NumberingConfig("86", "0", "00", NumberingConfig.Send.AS_IS);
        try (Lab lab = lab(config -> PolicySettings.answered(
                PolicySettings.numbered(config, china), Match.EXACT, "+862155550100", "parrot"))) {
            for (String dialled : List.of("+862155550100", "02155550100", "00862155550100", "862155550100")) {
                assertThat(statusOfOneCall(lab, dialled)).as(dialled).isEqualTo(200);
            }
            assertThat(statusOfOneCall(lab, "2155550100")).isEqualTo(404);

            CallDetail call = lab.finishedCall();
            assertThat(call.call().dialled()).isEqualTo("+862155550100");
        }
    }

    @ConcurrentTest
    void newSettingsHoldForNewCallsWhileAPresentOneGoesOn() throws Exception {
        try (Lab lab = lab(UnaryOperator.identity());
                Caller present = Caller.in(lab)) {
            ReloadReport report = lab.server()
                    .reload(PolicySettings.limited(
                                    PolicySettings.answered(running, Match.EXACT, "100", "other"), limits(2, 0, 503))
                            .withSip(running.sip().withUserAgent("Another")));

            assertThat(report.changed()).containsExactly("trunk lab changed", "numbers changed", "agent other added");
            assertThat(report.needsRestart()).containsExactly("sip");
            assertThat(statusOfOneCall(lab, "200")).isEqualTo(404);
            assertThat(statusOfOneCall(lab, "100")).isEqualTo(200);
            assertThat(present.hearsAfterSaying(Lab.words())).isNotEmpty();
            Lab.await("both calls in the record", () -> agents(lab).size() == 2);
            assertThat(agents(lab)).containsExactly("other", "parrot");
        }
    }

    @ConcurrentTest
    void aTrunkThatIsTakenAwayCallsNoMoreButItsCallGoesOn() throws Exception {
        try (Lab lab = lab(UnaryOperator.identity());
                Caller present = Caller.in(lab)) {
            ReloadReport report = lab.server().reload(running.withTrunks(List.of()));

            assertThat(report.changed()).containsExactly("trunk lab removed");
            assertThat(statusOfOneCall(lab, "100")).isEqualTo(403);
            assertThat(present.hearsAfterSaying(Lab.words())).isNotEmpty();
        }
    }

    @ConcurrentTest
    void aFileWithAMistakeChangesNothing() {
        try (Lab lab = lab(UnaryOperator.identity())) {
            ConfigException mistake =
                    new ConfigException(List.of(new Problem("callwright.yaml", 3, "sip.port", "is wrong", "mend it")));
            Reloader reloader = new Reloader(lab.server()::reload, () -> {
                throw mistake;
            });

            assertThatThrownBy(reloader::reload).isSameAs(mistake);
            assertThat(statusOfOneCall(lab, "100")).isEqualTo(200);
            assertThat(new Reloader(lab.server()::reload, () -> running).reload())
                    .isEqualTo(new ReloadReport(List.of(), List.of()));
        }
    }

    @ConcurrentTest
    void aCallLastsNoLongerThanItsTrunkAllows() throws Exception {
        TrunkLimitsConfig brief = new TrunkLimitsConfig(0, 0, Duration.ofSeconds(1), 503);
        try (Lab lab = lab(config -> PolicySettings.limited(config, brief));
                Caller caller = Caller.in(lab)) {
            caller.awaitEndByServer();

            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("too-long");
        }
    }

    @ConcurrentTest
    @Interop(peer = "sipp", features = "scanner ignored")
    void aScannerGetsNoAnswerFromItsFirstWordOn() throws Exception {
        try (Lab lab = lab(config -> PolicySettings.guarded(config, 1_000))) {
            try (Program sipp = sipp("policy-scanner.xml", "127.0.0.5", lab, 2)) {
                assertThat(sipp.awaitExit(Lab.SOON)).as(sipp.output()).isZero();
            }

            assertThat(lab.meter("defence.sources.blocked")).isOne();
            assertThat(lab.meter("defence.ignored")).isOne();
            assertThat(statusOfOneCall(lab, "100")).isEqualTo(403);
        }
    }

    @ConcurrentTest
    void aStrangerIsAnsweredAFewTimesAndThenNoMore() {
        try (Lab lab = lab(config -> PolicySettings.guarded(config, 3));
                RawCaller stranger = new RawCaller(lab.sipPort())) {
            for (int i = 0; i < 4; i++) {
                assertThat(statusOfOneCall(lab, "100")).isEqualTo(403);
            }
            stranger.send(stranger.pristineInvite("100"));

            assertThat(stranger.hearsAnythingWithin(Duration.ofMillis(500))).isFalse();
            assertThat(lab.meter("defence.blocks")).isOne();
        }
    }

    @ConcurrentTest
    @Interop(peer = "sipp", features = "password guesser shut out")
    void whoGuessesPasswordsIsShutOutWhileARealPhoneGoesOn() throws Exception {
        Lab.microphone(folder.resolve("mic.wav"), 1);
        try (Lab lab = lab(config -> PolicySettings.guarded(config, 10));
                Baresip phone = Baresip.start(
                        folder,
                        "alice",
                        folder.resolve("mic.wav"),
                        "auth_user=alice;auth_pass=secret-a;outbound=\"sip:127.0.0.1:" + lab.sipPort()
                                + "\";regint=60")) {
            phone.awaitRegistration(Lab.SOON);
            try (Program sipp = sipp("policy-guess.xml", "127.0.0.5", lab, 20)) {
                assertThat(sipp.awaitExit(Duration.ofSeconds(20)))
                        .as(sipp.output())
                        .isZero();
            }
            assertThat(lab.meter("defence.sources.blocked")).isOne();
            assertThat(lab.meter("defence.ignored")).isGreaterThan(10);

            phone.command("dial", "sip:parrot@127.0.0.1:" + lab.sipPort());
            phone.expect("CALL_ESTABLISHED", Lab.SOON);
            phone.command("hangup", "");
            phone.expect("CALL_CLOSED", Lab.SOON);
            phone.quit();
        }
    }

    private Lab lab(UnaryOperator<CallwrightConfig> change) {
        return Lab.start(Lab.parrotScenario(), plain -> {
            running = change.apply(plain);
            return running;
        });
    }

    private Program sipp(String scenario, String from, Lab lab, int calls) {
        Program.assumeInstalled("sipp");
        String file = SCENARIOS.resolve(scenario).toAbsolutePath().normalize().toString();
        List<String> command = new ArrayList<>(List.of("sipp", "-sf", file, "-s", "100", "-nostdin"));
        command.addAll(List.of("-i", from, "-p", String.valueOf(FreePort.next())));
        command.addAll(
                List.of("-m", String.valueOf(calls), "-l", "5", "-r", "20", "-timeout", "25s", "-timeout_error"));
        command.add("127.0.0.1:" + lab.sipPort());
        return Program.start(folder, command);
    }

    private static TrunkLimitsConfig limits(int channels, int perSecond, int status) {
        return new TrunkLimitsConfig(channels, perSecond, Duration.ZERO, status);
    }

    private static boolean isAnswered(Lab lab) {
        return statusOfOneCall(lab) == 200;
    }

    private static int statusOfOneCall(Lab lab) {
        return statusOfOneCall(lab, "100");
    }

    private static int statusOfOneCall(Lab lab, String number) {
        try (RawCaller caller = new RawCaller(lab.sipPort())) {
            int status = RawCaller.status(caller.invite(number, OFFER));
            if (status == 200) {
                caller.bye(number);
            }
            return status;
        }
    }

    /** The agents of the calls recorded, the latest first. */
    private static List<String> agents(Lab lab) {
        return lab.server().store().reader().recent(10).stream()
                .map(CallSummary::agent)
                .toList();
    }
}
