package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.OutboundCall;
import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.OutboundProgress;
import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.config.OutboundConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.media.codec.G711;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls we place, to sipp: how each ends, and what is kept of it. */
@Timeout(60)
class OutboundIT {

    private static final LabSettings GREETING = LabSettings.PLAIN.withGreeting("Hello.");
    private static final Duration RING = Duration.ofSeconds(20);

    private final List<OutboundProgress> progress = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    @Interop(peer = "sipp", features = "outbound call answered")
    void ringsAnswersAndHearsTheGreeting() throws Exception {
        Sipp.Ports callee = Sipp.Ports.free();
        try (Lab lab = lab(trunk("a", callee, ""));
                RtpCapture wire = RtpCapture.start(folder, callee.rtp());
                Program sipp = Sipp.callee(folder, "outbound-answer.xml", callee, Map.of())) {
            OutboundCall call = place(lab);
            assertThat(call.answered().get(20, TimeUnit.SECONDS)).isTrue();
            Pause.of(Duration.ofSeconds(4));
            call.hangUp();

            assertThat(outcome(call)).isEqualTo(CallOutcome.HUNG_UP_BY_OPERATOR);
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
            assertThat(loudest(wire.heard())).as("the greeting is heard").isGreaterThan(1000);
            assertThat(progress)
                    .containsExactly(
                            new OutboundProgress.Dialling("a"),
                            new OutboundProgress.Ringing(180),
                            new OutboundProgress.Answered(),
                            new OutboundProgress.Ended(CallOutcome.HUNG_UP_BY_OPERATOR, true));
            CallDetail record = lab.finishedCall();
            assertThat(record.call().origin()).isEqualTo(CallOrigin.placedBy("a"));
            assertThat(record.call().dialled()).isEqualTo("4000");
            assertThat(record.call().answeredAt()).isPresent();
            assertThat(record.lines()).isNotEmpty();
        }
    }

    @Test
    @Interop(peer = "sipp", features = "outbound call: early media")
    void theModelDoesNotHearEarlyMedia() throws Exception {
        short[] announcement = Lab.sentence();
        byte[] octets = new byte[announcement.length];
        G711.PCMU.encode(announcement, 0, announcement.length, octets, 0);
        Files.write(folder.resolve("caller.ulaw"), octets);
        Sipp.Ports callee = Sipp.Ports.free();
        try (Lab lab = lab(trunk("a", callee, ""));
                Program sipp = Sipp.callee(folder, "outbound-early.xml", callee, Map.of())) {
            OutboundCall call = place(lab);
            assertThat(call.answered().get(20, TimeUnit.SECONDS)).isTrue();
            call.hangUp();

            assertThat(outcome(call)).isEqualTo(CallOutcome.HUNG_UP_BY_OPERATOR);
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
            assertThat(progress).contains(new OutboundProgress.Ringing(183));
            assertThat(lab.finishedCall()
                            .call()
                            .ending()
                            .orElseThrow()
                            .packets()
                            .in())
                    .as("the announcement reached the leg")
                    .isGreaterThan(30);
            assertThat(lab.finishedCall().turns())
                    .as("and nobody took it for a caller's words")
                    .allMatch(turn -> turn.times().speechStartedAt().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "486 Busy Here, BUSY",
        "600 Busy Everywhere, BUSY",
        "603 Decline, DECLINED",
        "404 Not Found, NOT_FOUND",
        "403 Forbidden, FORBIDDEN",
        "401 Unauthorized, TRUNK_AUTH_FAILED",
        "480 Temporarily Unavailable, NO_ANSWER",
        "488 Not Acceptable Here, MEDIA_REFUSED",
        "503 Service Unavailable, TRUNK_UNAVAILABLE",
        "302 Moved Temporarily, REDIRECTED"
    })
    @Interop(peer = "sipp", features = "outbound call: busy, declined, not found and the like")
    void aRefusalHasItsName(String status, CallOutcome expected) throws Exception {
        Sipp.Ports callee = Sipp.Ports.free();
        try (Lab lab = lab(trunk("a", callee, ""));
                Program sipp = refusing(callee, status)) {
            OutboundCall call = place(lab);

            assertThat(outcome(call)).isEqualTo(expected);
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
            var ending = lab.finishedCall().call().ending().orElseThrow();
            assertThat(ending.outcome()).isEqualTo(expected.tag());
            assertThat(ending.sipStatus()).hasValue(Integer.parseInt(status.substring(0, 3)));
            assertThat(ending.detail()).isEqualTo(expected.sentence());
        }
    }

    @Test
    @Interop(peer = "sipp", features = "outbound call: next trunk")
    void theNextTrunkIsTriedWhenOneFails() throws Exception {
        Sipp.Ports first = Sipp.Ports.free();
        Sipp.Ports second = Sipp.Ports.free();
        try (Lab lab = lab(trunk("a", first, "b"), trunk("b", second, "a"));
                Program failing = refusing(first, "503 Service Unavailable");
                Program busy = refusing(second, "486 Busy Here")) {
            OutboundCall call = place(lab);

            assertThat(outcome(call)).isEqualTo(CallOutcome.BUSY);
            assertThat(failing.awaitExit(Duration.ofSeconds(20))).isZero();
            assertThat(busy.awaitExit(Duration.ofSeconds(20))).isZero();
            var record = lab.finishedCall().call();
            assertThat(record.origin()).isEqualTo(CallOrigin.placedBy("b"));
            assertThat(record.ending().orElseThrow().detail())
                    .isEqualTo("The called party is busy. Tried: a 503, b 486.");
        }
    }

    @Test
    @Interop(peer = "sipp", features = "outbound call: next trunk")
    void aTrunkThatIsAwayGivesWayToTheNext() throws Exception {
        Sipp.Ports second = Sipp.Ports.free();
        TrunkConfig away =
                Trunks.to("a", "sip:127.0.0.1:" + FreePort.next() + ";transport=tcp", Trunks.anyNumber("b", RING));
        try (Lab lab = lab(away, trunk("b", second, ""));
                Program sipp = Sipp.callee(folder, "outbound-answer.xml", second, Map.of())) {
            OutboundCall call = place(lab);
            assertThat(call.answered().get(20, TimeUnit.SECONDS)).isTrue();
            call.hangUp();

            assertThat(outcome(call)).isEqualTo(CallOutcome.HUNG_UP_BY_OPERATOR);
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
        }
    }

    @Test
    @Interop(peer = "sipp", features = "outbound call: redirection (302)")
    void aRedirectionIsFollowedByTheSameTrunkWhereItMayBe() throws Exception {
        Sipp.Ports callee = Sipp.Ports.free();
        var following = new OutboundConfig(List.of("4", "5"), List.of(), RING, true, false, "");
        TrunkConfig trunk = Trunks.to("a", "sip:127.0.0.1:" + callee.sip(), following);
        String moved = "302 Moved Temporarily\nContact: <sip:6000@127.0.0.1>, <sip:5000@elsewhere.invalid>";
        try (Lab lab = lab(trunk)) {
            OutboundCall call;
            try (Program sipp = refusing(callee, moved)) {
                call = place(lab);
                assertThat(sipp.awaitExit(Duration.ofSeconds(20)))
                        .as(sipp.output())
                        .isZero();
            }
            try (Program sipp = Sipp.callee(folder, "outbound-answer.xml", callee, Map.of())) {
                assertThat(call.answered().get(20, TimeUnit.SECONDS)).isTrue();
                call.hangUp();
                assertThat(sipp.awaitExit(Duration.ofSeconds(20)))
                        .as(sipp.output())
                        .isZero();
            }
            assertThat(lab.finishedCall().call().dialled()).isEqualTo("5000");
        }
    }

    @Test
    @Interop(peer = "sipp", features = "outbound call: trunk found by its name")
    void aTrunkIsFoundByItsName() throws Exception {
        Sipp.Ports callee = Sipp.Ports.free();
        TrunkConfig named = Trunks.to("a", "sip:localhost:" + callee.sip(), Trunks.anyNumber("", RING));
        try (Lab lab = lab(named);
                Program sipp = Sipp.callee(folder, "outbound-answer.xml", callee, Map.of())) {
            OutboundCall call = place(lab);
            assertThat(call.answered().get(20, TimeUnit.SECONDS)).isTrue();
            call.hangUp();

            assertThat(outcome(call)).isEqualTo(CallOutcome.HUNG_UP_BY_OPERATOR);
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
        }
    }

    @Test
    void aTrunkWhoseNameIsNotKnownGivesWayToTheNext() throws Exception {
        Sipp.Ports second = Sipp.Ports.free();
        TrunkConfig unknown = Trunks.to("a", "sip:nowhere.invalid:5060", Trunks.anyNumber("b", RING));
        try (Lab lab = lab(unknown, trunk("b", second, ""));
                Program busy = refusing(second, "486 Busy Here")) {
            OutboundCall call = place(lab);

            assertThat(outcome(call)).isEqualTo(CallOutcome.BUSY);
            assertThat(busy.awaitExit(Duration.ofSeconds(20))).as(busy.output()).isZero();
            assertThat(lab.finishedCall().call().ending().orElseThrow().detail())
                    .startsWith("The called party is busy. Tried: a ");
        }
    }

    @Test
    @Interop(peer = "sipp", features = "outbound call: busy, declined, not found and the like")
    void aDeclineIsNotTriedAgain() throws Exception {
        Sipp.Ports first = Sipp.Ports.free();
        try (Lab lab = lab(trunk("a", first, "b"), trunk("b", Sipp.Ports.free(), ""));
                Program sipp = refusing(first, "603 Decline")) {
            OutboundCall call = place(lab);

            assertThat(outcome(call)).isEqualTo(CallOutcome.DECLINED);
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).isZero();
            assertThat(progress)
                    .filteredOn(OutboundProgress.Dialling.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    @Interop(peer = "sipp", features = "outbound call: nobody answers (CANCEL)")
    void nobodyRingsForEver() throws Exception {
        Sipp.Ports callee = Sipp.Ports.free();
        TrunkConfig trunk =
                Trunks.to("a", "sip:127.0.0.1:" + callee.sip(), Trunks.anyNumber("", Duration.ofSeconds(2)));
        try (Lab lab = lab(trunk);
                Program sipp = Sipp.callee(folder, "outbound-ring.xml", callee, Map.of())) {
            OutboundCall call = place(lab);

            assertThat(outcome(call)).isEqualTo(CallOutcome.NO_ANSWER);
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
        }
    }

    @Test
    @Interop(peer = "sipp", features = "outbound call: nobody answers (CANCEL)")
    void hangingUpWhileItRingsCancels() throws Exception {
        Sipp.Ports callee = Sipp.Ports.free();
        try (Lab lab = lab(trunk("a", callee, ""));
                Program sipp = Sipp.callee(folder, "outbound-ring.xml", callee, Map.of())) {
            OutboundCall call = place(lab);
            Lab.await("it rings", () -> progress.contains(new OutboundProgress.Ringing(180)));
            call.hangUp();

            assertThat(outcome(call)).isEqualTo(CallOutcome.HUNG_UP_BY_OPERATOR);
            assertThat(call.answered().get(1, TimeUnit.SECONDS)).isFalse();
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
        }
    }

    @Test
    void withoutAModelNobodyIsLeftRinging() throws Exception {
        Sipp.Ports callee = Sipp.Ports.free();
        try (Lab lab = lab(trunk("a", callee, ""));
                Program sipp = Sipp.callee(folder, "outbound-ring.xml", callee, Map.of())) {
            lab.stopModel();
            OutboundCall call = place(lab);

            assertThat(outcome(call)).isEqualTo(CallOutcome.MODEL_UNREACHABLE);
            assertThat(sipp.awaitExit(Duration.ofSeconds(20))).as(sipp.output()).isZero();
        }
    }

    @Test
    void anOrderThatCannotBeCarriedOutSaysWhy() throws Exception {
        OutboundConfig nothing = OutboundConfig.DEFAULTS;
        try (Lab lab = lab(
                Trunks.to("closed", "sip:127.0.0.1:9", nothing),
                Trunks.to("open", "sip:127.0.0.1:9"),
                Trunks.to("inbound", ""))) {
            assertThat(outcome(lab, new OutboundOrder("nowhere", "1", "parrot")))
                    .isEqualTo(CallOutcome.NO_TRUNK);
            assertThat(outcome(lab, new OutboundOrder("inbound", "1", "parrot")))
                    .isEqualTo(CallOutcome.NO_TRUNK);
            assertThat(outcome(lab, new OutboundOrder("open", "1", "nobody"))).isEqualTo(CallOutcome.NO_AGENT);
            assertThat(outcome(lab, new OutboundOrder("closed", "1", "parrot")))
                    .isEqualTo(CallOutcome.NUMBER_NOT_ALLOWED);
            assertThat(outcome(lab, new OutboundOrder("open", "1\r\nX: y", "parrot")))
                    .isEqualTo(CallOutcome.NUMBER_NOT_ALLOWED);
            assertThat(lab.server().activeCalls()).isZero();
        }
    }

    private OutboundCall place(Lab lab) {
        return lab.server().outbound().place(new OutboundOrder("a", "4000", "parrot"), progress::add);
    }

    private static CallOutcome outcome(Lab lab, OutboundOrder order) throws Exception {
        return outcome(lab.server().outbound().place(order, _ -> {}));
    }

    private static CallOutcome outcome(OutboundCall call) throws Exception {
        return call.outcome().get(30, TimeUnit.SECONDS);
    }

    private Program refusing(Sipp.Ports ports, String status) throws IOException {
        return Sipp.callee(folder, "outbound-refuse.xml", ports, Map.of("486 Busy Here", status));
    }

    private static Lab lab(TrunkConfig... trunks) {
        return Lab.withTrunks(GREETING, List.of(trunks));
    }

    private static TrunkConfig trunk(String name, Sipp.Ports callee, String next) {
        return Trunks.to(name, "sip:127.0.0.1:" + callee.sip(), Trunks.anyNumber(next, RING));
    }

    private static int loudest(short[] pcm) {
        int loudest = 0;
        for (short sample : pcm) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }
}
