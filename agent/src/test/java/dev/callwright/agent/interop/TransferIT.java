package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.config.TransferConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.TrunkConfig.Transfers;
import dev.callwright.sip.TransferOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are handed on, by us and by the phone that called. */
@Timeout(90)
class TransferIT {

    @TempDir
    private Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void foldersOfTwoPhones() throws Exception {
        first = Files.createDirectories(folder.resolve("first"));
        second = Files.createDirectories(folder.resolve("second"));
        Lab.microphone(folder.resolve("mic.wav"), 60);
    }

    @Test
    @Interop(peer = "baresip", features = "blind transfer by us")
    void aCallIsHandedOnAndOurLegEnds() throws Exception {
        Sipp.Ports third = Sipp.Ports.free();
        try (Lab lab = lab(third.sip(), Transfers.REFUSE);
                Baresip caller = Baresip.start(first, "ann", folder.resolve("mic.wav"), "regint=0");
                Program sipp = Sipp.callee(second, "outbound-answer.xml", third, Map.of())) {
            var result = transfer(lab, caller);

            assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(TransferOutcome.ANSWERED);
            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("transferred");
            Lab.await("we hang up", () -> caller.trace().contains("BYE sip:ann"));
            caller.command("hangup", "");
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
        }
    }

    /** The model transfers, is told that it came to nothing, and goes on talking. */
    @Test
    @Interop(peer = "baresip", features = "blind transfer by us: third party busy")
    void aBusyThirdPartyLeavesTheCallerWithTheAgent() throws Exception {
        Sipp.Ports third = Sipp.Ports.free();
        Path speaking = folder.resolve("speaking.wav");
        Lab.microphone(speaking, 1);
        try (Lab lab = transferringLab(third.sip());
                Baresip caller = Baresip.start(first, "ann", speaking, "regint=0");
                Program sipp = Sipp.callee(second, "outbound-refuse.xml", third, Map.of())) {
            caller.command("dial", "sip:100@127.0.0.1:" + lab.sipPort());
            caller.expect("CALL_ESTABLISHED", Lab.SOON);
            Lab.await("the model is told", () -> lab.meter("tools.calls{outcome=busy}") == 1);
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
            String id = callId(lab);
            Lab.await("the agent goes on", () -> agentSpoke(lab, id));
            assertThat(lab.server().liveCalls().hangUp(id)).isTrue();
            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("operator-hung-up");
        }
    }

    /** It sends no NOTIFY: that it leaves is all there is to know. */
    @Test
    void aPhoneThatAcceptsAndHangsUpHasBeenTransferred() throws Exception {
        try (Lab lab = lab(9, Transfers.REFUSE);
                RawCaller caller = new RawCaller(lab.sipPort())) {
            var _ = caller.invite("100", RawCaller.audio("8", "sendrecv"));
            var result = lab.server().liveCalls().transfer(callId(lab), "4000").orElseThrow();
            caller.awaitRefer();
            caller.bye("100");

            assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(TransferOutcome.LEFT);
            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("transferred");
        }
    }

    @Test
    @Interop(peer = "baresip", features = "REFER to us followed")
    void theAgentFollowsACallerWhoAsksItToCallSomebodyElse() throws Exception {
        Sipp.Ports third = Sipp.Ports.free();
        try (Lab lab = lab(third.sip(), Transfers.ACCEPT);
                Baresip caller = Baresip.start(first, "ann", folder.resolve("mic.wav"), "regint=0");
                Program sipp = Sipp.callee(second, "outbound-answer.xml", third, Map.of())) {
            caller.command("dial", "sip:100@127.0.0.1:" + lab.sipPort());
            caller.expect("CALL_ESTABLISHED", Lab.SOON);
            caller.command("transfer", "sip:4000@127.0.0.1:" + lab.sipPort());
            caller.expect("CALL_CLOSED", Lab.SOON);
            Lab.await(
                    "the agent's call is the only one",
                    () -> outgoing(lab).size() == 1
                            && outgoing(lab).getFirst().answeredAt().isPresent()
                            && lab.server().activeCalls() == 1);
            assertThat(lab.server().liveCalls().hangUp(outgoing(lab).getFirst().id()))
                    .isTrue();

            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
        }
    }

    @Test
    @Interop(peer = "baresip", features = "REFER to us refused")
    void aTrunkThatMayNotTransferIsRefused() throws Exception {
        try (Lab lab = lab(9, Transfers.REFUSE);
                Baresip caller = Baresip.start(first, "ann", folder.resolve("mic.wav"), "regint=0")) {
            caller.command("dial", "sip:100@127.0.0.1:" + lab.sipPort());
            caller.expect("CALL_ESTABLISHED", Lab.SOON);
            caller.command("transfer", "sip:4000@127.0.0.1:" + lab.sipPort());
            Lab.await("603", () -> caller.trace().contains("SIP/2.0 603"));

            assertThat(outgoing(lab)).isEmpty();
        }
    }

    /** A number goes to the third party by the trunk's target. */
    private static CompletableFuture<TransferOutcome> transfer(Lab lab, Baresip caller) throws Exception {
        caller.command("dial", "sip:100@127.0.0.1:" + lab.sipPort());
        caller.expect("CALL_ESTABLISHED", Lab.SOON);
        return lab.server().liveCalls().transfer(callId(lab), "4000").orElseThrow();
    }

    private static String callId(Lab lab) {
        Lab.await(
                "a call is on record",
                () -> !lab.server().store().reader().recent(1).isEmpty());
        return lab.server().store().reader().recent(1).getFirst().id();
    }

    private static boolean agentSpoke(Lab lab, String id) {
        return lab.server().store().reader().find(id).orElseThrow().lines().stream()
                .anyMatch(line -> line.speaker() == CallLine.Speaker.AGENT);
    }

    private static List<CallSummary> outgoing(Lab lab) {
        return lab.server().store().reader().recent(10).stream()
                .filter(call -> call.origin().direction() == CallOrigin.Direction.OUTGOING)
                .toList();
    }

    private static Lab lab(int port, Transfers transfers) {
        return Lab.withTrunks(LabSettings.PLAIN, List.of(trunk(port, transfers)));
    }

    /** A lab whose model transfers the caller as soon as it hears a word. */
    private static Lab transferringLab(int port) {
        TransferConfig desk = new TransferConfig(
                "desk", "People.", "4000", "", TransferConfig.Style.BLIND, "", Duration.ofSeconds(20));
        return Lab.changed(
                ToolLab.calling(List.of(new Scenario.ToolCall(1, "transfer_call", "{\"to\":\"desk\"}"))),
                SimulatorListener.NONE,
                plain -> plain.withTrunks(List.of(trunk(port, Transfers.REFUSE)))
                        .withAgents(plain.agents().stream()
                                .map(agent -> agent.withTools(List.of("transfer_call"))
                                        .withTransfers(List.of(desk)))
                                .toList()));
    }

    private static TrunkConfig trunk(int port, Transfers transfers) {
        return Trunks.both("lab", List.of("127.0.0.0/8"), "sip:127.0.0.1:" + port, transfers);
    }
}
