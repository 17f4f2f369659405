package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.OutboundCall;
import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.TransferOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls by a trunk that wants our password, with sipp as the trunk. */
@Timeout(60)
class OutboundDigestIT {

    private static final CredentialsConfig LINE = new CredentialsConfig("line", new Secret("line-secret"));

    private final Sipp.Ports callee = Sipp.Ports.free();

    @TempDir
    private Path folder;

    @Test
    @Interop(
            peer = "sipp",
            features = {"outgoing calls: digest MD5 on INVITE, REFER and BYE"})
    void everyRequestOfACallMayBeChallenged() throws Exception {
        try (Lab lab = lab();
                Program sipp = Sipp.callee(folder, "outbound-digest-md5.xml", callee, Map.of())) {
            OutboundCall call = place(lab);
            assertThat(call.answered().get(20, TimeUnit.SECONDS)).isTrue();
            TransferOutcome transfer = lab.server()
                    .liveCalls()
                    .transfer(call.id(), "4001")
                    .orElseThrow()
                    .get(20, TimeUnit.SECONDS);
            call.hangUp();

            assertThat(transfer).isEqualTo(TransferOutcome.REFUSED);
            assertEnded(sipp);
        }
    }

    @Test
    @Interop(
            peer = "sipp",
            features = {"outgoing calls: digest SHA-256 preferred"})
    void theBetterAlgorithmIsTaken() throws Exception {
        try (Lab lab = lab();
                Program sipp = Sipp.callee(folder, "outbound-digest-sha256.xml", callee, Map.of())) {
            OutboundCall call = place(lab);
            assertThat(call.answered().get(20, TimeUnit.SECONDS)).isTrue();
            call.hangUp();

            assertEnded(sipp);
        }
    }

    @Test
    @Interop(
            peer = "sipp",
            features = {"outgoing calls: digest auth-int only fails clearly"})
    void aTrunkThatWantsTheBodyHashedIsNotCalledAgain() throws Exception {
        try (Lab lab = lab();
                Program sipp = Sipp.callee(folder, "outbound-digest-integrity.xml", callee, Map.of())) {
            OutboundCall call = place(lab);

            assertThat(call.outcome().get(20, TimeUnit.SECONDS)).isEqualTo(CallOutcome.TRUNK_AUTH_FAILED);
            assertThat(lab.finishedCall().call().ending().orElseThrow().detail())
                    .isEqualTo(CallOutcome.TRUNK_AUTH_FAILED.sentence());
            assertEnded(sipp);
        }
    }

    private Lab lab() {
        TrunkConfig trunk = Trunks.with(Trunks.to("a", "sip:127.0.0.1:" + callee.sip()), LINE);
        return Lab.withTrunks(LabSettings.PLAIN.withGreeting("Hello."), List.of(trunk));
    }

    private static OutboundCall place(Lab lab) {
        return lab.server().outbound().place(new OutboundOrder("a", "4000", "parrot"), _ -> {});
    }

    private static void assertEnded(Program sipp) throws InterruptedException {
        assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
    }
}
