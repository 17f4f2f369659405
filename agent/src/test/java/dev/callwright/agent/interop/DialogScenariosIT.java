package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.config.SessionTimerConfig;
import dev.callwright.config.SipConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What sipp checks within a dialog: session timers, reliable provisional responses, UPDATE, the ways to hold a call, and offers
 * that cross. The scenarios fail by themselves when the server does something else; here it is looked up how the call ended.
 */
@Tag("sipp")
final class DialogScenariosIT {

    private static final String FOLDER = "scripts/interop/sipp/";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Short enough to be waited for. */
    private static final SessionTimerConfig TIMER =
            new SessionTimerConfig(Duration.ofSeconds(4), Duration.ofSeconds(2));

    @TempDir
    Path folder;

    private static SipConfig quick(SipConfig sip) {
        return sip.withSessionTimer(TIMER).withTimerT1(Duration.ofMillis(100));
    }

    @ParameterizedTest(name = "{0}", quoteTextArguments = false)
    @CsvSource({
        "'session timer, we refresh by UPDATE',timer-uas-refresher,caller-hung-up",
        "'session timer, we refresh by re-INVITE',timer-uas-refresher-reinvite,caller-hung-up",
        "'session timer, peer refreshes and then is gone',timer-uac-refresher,session-expired",
        "session timer too short (422),timer-422,caller-hung-up",
        "PRACK (100rel),prack-required,caller-hung-up",
        "UPDATE,update-hold,caller-hung-up",
        "hold and resume (sendonly),hold-sendonly,caller-hung-up",
        "hold (inactive),hold-inactive,caller-hung-up",
        "hold (0.0.0.0),hold-zero-address,caller-hung-up",
        "delayed offer,delayed-offer,caller-hung-up",
        "glare (491),glare-491,caller-hung-up"
    })
    @Interop(peer = "sipp", features = "{name}")
    void agreesWithSipp(String feature, String scenario, String outcome) throws Exception {
        try (Lab lab = Lab.start(
                        Lab.parrotScenario(), SimulatorListener.NONE, LabSettings.PLAIN, DialogScenariosIT::quick);
                Program sipp = sipp(scenario, lab)) {
            assertThat(sipp.awaitExit(PATIENCE)).as(this::errors).isZero();

            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .as(feature)
                    .isEqualTo(outcome);
        }
    }

    /** The model is away, so that the phone rings for a while. */
    @ParameterizedTest(name = "{0}", quoteTextArguments = false)
    @CsvSource({
        "caller gives up (CANCEL),early-cancel,cancelled",
        "PRACK that never comes,prack-never,signalling-failed"
    })
    @Interop(peer = "sipp", features = "{name}")
    void agreesWithSippBeforeTheAnswer(String feature, String scenario, String outcome) throws Exception {
        LabSettings settings = LabSettings.PLAIN.withRetryPause(Duration.ofSeconds(5));
        try (Lab lab = Lab.start(Scenario.DEFAULTS, SimulatorListener.NONE, settings, DialogScenariosIT::quick)) {
            lab.stopModel();
            try (Program sipp = sipp(scenario, lab)) {
                assertThat(sipp.awaitExit(PATIENCE)).as(this::errors).isZero();
            }

            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .as(feature)
                    .isEqualTo(outcome);
        }
    }

    @Test
    void failsWhenTheServerDoesSomethingElse() throws Exception {
        // With the usual least interval of 90 seconds nothing of this scenario comes true.
        try (Lab lab = Lab.parrot();
                Program sipp = sipp("timer-uas-refresher", lab)) {
            assertThat(sipp.awaitExit(PATIENCE)).isNotZero();
        }
    }

    private Program sipp(String scenario, Lab lab) throws IOException {
        return Sipp.startFrom(
                folder,
                FOLDER + scenario + ".xml",
                Sipp.Ports.free(),
                lab.sipPort(),
                Sipp.Load.once(Duration.ofSeconds(1)));
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return "sipp wrote no errors";
        }
    }
}
