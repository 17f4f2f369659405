package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.config.TransferConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.TrunkConfig.Transfers;
import dev.callwright.media.codec.WavFile;
import dev.callwright.sip.TransferOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transfers with a phone that puts calls on hold of its own accord and knows Replaces. */
@Timeout(90)
class LinphoneTransferIT {

    private static final String ESTABLISHED = "Media streams established";

    @TempDir
    private Path folder;

    private Path microphone;

    @BeforeEach
    void speaks() throws Exception {
        microphone = folder.resolve("mic.wav");
        Lab.microphone(microphone, 1);
    }

    /** The phone asks to be put on hold as soon as it has been sent elsewhere, and leaves it to us to hang up. */
    @Test
    @Interop(peer = "linphonec", features = "blind transfer by us")
    void aCallIsHandedOnAndOurLegEnds() throws Exception {
        try (Linphone third = phone("tom", "")) {
            third.type("autoanswer enable");
            try (Lab lab = lab(third.sipPort());
                    Linphone caller = phone("ann", "")) {
                String id = call(lab, caller);
                var result = lab.server().liveCalls().transfer(id, "4000").orElseThrow();

                assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo(TransferOutcome.ANSWERED);
                assertThat(outcome(lab, id)).isEqualTo("transferred");
                third.expect(ESTABLISHED, Lab.SOON);
            }
        }
    }

    /** Two phones that others wrote are put through to each other, and both of our calls end. */
    @Test
    @Interop(peer = "linphonec", features = "attended transfer by us")
    void aCallIsHandedOnToSomebodyWeHaveCalledFirst() throws Exception {
        try (Linphone third = phone("tom", "")) {
            third.type("autoanswer enable");
            try (Lab lab = lab(third.sipPort());
                    Linphone caller = phone("ann", "")) {
                String id = call(lab, caller);
                var result =
                        lab.server().liveCalls().transferAttended(id, "4000").orElseThrow();

                assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo(TransferOutcome.ANSWERED);
                assertThat(outcome(lab, id)).isEqualTo("transferred");
                Lab.await("no call of ours is left", () -> lab.server().activeCalls() == 0);
                caller.type("calls");
                caller.expect("tom@|4000@", Lab.SOON);
            }
        }
    }

    /** The same by the model, which has the colleague told who comes; that phone speaks meanwhile, as people do who take a call. */
    @Test
    @Interop(peer = "linphonec", features = "attended transfer by us")
    void theModelHandsACallOnAfterABrief() throws Exception {
        saysLittle();
        try (Linphone third = phone("tom", "")) {
            third.type("autoanswer enable");
            try (Lab lab = transferringLab(third.sipPort());
                    Linphone caller = phone("ann", "")) {
                String id = call(lab, caller);
                Lab.await("the model transfers", () -> lab.meter("tools.worked") == 1);

                assertThat(outcome(lab, id)).isEqualTo("transferred");
                Lab.await("no call of ours is left", () -> lab.server().activeCalls() == 0);
                var reader = lab.server().store().reader();
                assertThat(reader.find(id).orElseThrow().tools())
                        .singleElement()
                        .satisfies(tool -> assertThat(tool.outcome()).isEqualTo("transferred"));
                String consultation = outgoing(lab).orElseThrow().id();
                assertThat(reader.find(consultation).orElseThrow().lines())
                        .extracting(line -> line.text())
                        .contains("Ann calls about her order.");
                caller.type("calls");
                caller.expect("tom@|4000@", Lab.SOON);
            }
        }
    }

    /** The phone in the middle has one call with another phone and one with the agent, and joins them. */
    @Test
    @Interop(peer = "linphonec", features = "attended transfer to us (Replaces)")
    void theAgentGoesOnWithWhomTheCallerJoinsItTo() throws Exception {
        try (Lab lab = Lab.parrot();
                Linphone other = phone("lin", Linphone.registration(lab));
                Linphone middle = phone("ann", "")) {
            other.awaitRegistration(Lab.SOON);
            other.type("autoanswer enable");
            middle.type("call sip:lin@127.0.0.1:" + other.sipPort());
            middle.expect(ESTABLISHED, Lab.SOON);
            middle.type("pause");
            middle.expect("paused", Lab.SOON);
            String id = call(lab, middle);
            middle.type("transfer 1 --to-call 2");

            middle.expect("Call 2 .* ended", Lab.SOON);
            Lab.await("the agent is in the call still", () -> lab.server().activeCalls() == 1);
            other.type("terminate");
            assertThat(outcome(lab, id)).isEqualTo("caller-hung-up");
            assertThat(lab.server().store().reader().recent(10)).hasSize(1);
        }
    }

    /** The same by a scenario: one party has a call with the agent, and another call of its own takes it over. */
    @Test
    @Interop(peer = "sipp", features = "attended transfer to us (Replaces)")
    void aSecondCallTakesTheFirstOneOver() throws Exception {
        try (Lab lab = Lab.parrot();
                Program sipp = Sipp.startFrom(
                        folder,
                        "scripts/interop/sipp/replaces-takeover.xml",
                        Sipp.Ports.free(),
                        lab.sipPort(),
                        Sipp.Load.once(Duration.ofSeconds(1)))) {
            assertThat(sipp.awaitExit(Duration.ofSeconds(30))).as(sipp.output()).isZero();

            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("caller-hung-up");
            assertThat(lab.server().store().reader().recent(10)).hasSize(1);
        }
    }

    private void saysLittle() throws IOException {
        short[] samples = new short[8000 * 60];
        short[] words = Lab.words();
        System.arraycopy(words, 0, samples, 8000, words.length);
        WavFile.mono(8000, samples).writePcm16(microphone);
    }

    private Linphone phone(String user, String registration) throws Exception {
        return Linphone.start(Files.createDirectories(folder.resolve(user)), user, microphone, false, registration);
    }

    /** The id of the call once it is answered. */
    private static String call(Lab lab, Linphone phone) {
        phone.type("call sip:100@127.0.0.1:" + lab.sipPort());
        phone.expect(ESTABLISHED, Lab.SOON);
        Lab.await("a call is on record", () -> incoming(lab).isPresent());
        return incoming(lab).orElseThrow().id();
    }

    private static Optional<CallSummary> outgoing(Lab lab) {
        return lab.server().store().reader().recent(10).stream()
                .filter(call -> call.origin().direction() == CallOrigin.Direction.OUTGOING)
                .findFirst();
    }

    private static Optional<CallSummary> incoming(Lab lab) {
        return lab.server().store().reader().recent(10).stream()
                .filter(call -> call.origin().direction() == CallOrigin.Direction.INCOMING)
                .filter(call -> call.answeredAt().isPresent())
                .findFirst();
    }

    private static String outcome(Lab lab, String id) {
        var reader = lab.server().store().reader();
        Lab.await(
                "the call has ended",
                () -> reader.find(id).orElseThrow().call().ending().isPresent());
        return reader.find(id).orElseThrow().call().ending().orElseThrow().outcome();
    }

    private static Lab lab(int port) {
        return Lab.withTrunks(LabSettings.PLAIN, List.of(trunk(port)));
    }

    /** A lab whose model transfers the caller as soon as it hears a word; what it says first, to anybody, is its first turn. */
    private static Lab transferringLab(int port) {
        TransferConfig tom = new TransferConfig(
                "tom", "Orders.", "4000", "", TransferConfig.Style.ATTENDED, "", Duration.ofSeconds(20));
        String arguments = "{\"to\":\"tom\",\"brief\":\"Ann calls about her order.\"}";
        return Lab.changed(
                ToolLab.calling(List.of(new Scenario.ToolCall(2, "transfer_call", arguments))),
                SimulatorListener.NONE,
                plain -> plain.withTrunks(List.of(trunk(port)))
                        .withAgents(plain.agents().stream()
                                .map(agent -> agent.withGreeting("Hello.")
                                        .withTools(List.of("transfer_call"))
                                        .withTransfers(List.of(tom)))
                                .toList()));
    }

    private static TrunkConfig trunk(int port) {
        return Trunks.both("lab", List.of("127.0.0.0/8"), "sip:127.0.0.1:" + port, Transfers.REFUSE);
    }
}
