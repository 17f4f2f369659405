package dev.callwright.agent.scenario.run;

import dev.callwright.agent.app.Callwright;
import dev.callwright.agent.call.OutboundCall;
import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.phone.BadWire;
import dev.callwright.agent.phone.Dialling;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.scenario.check.Evidence;
import dev.callwright.agent.scenario.plan.CallPlan;
import dev.callwright.agent.scenario.plan.Step;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.media.codec.G711;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One phone of a test from its first ring to its last word. Owner: the phone's thread. */
final class CallRun {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    /** So that the last packets are recorded. */
    private static final Duration AFTERWARDS = Duration.ofMillis(60);

    private final Stage stage;
    private final CallPlan plan;
    private final List<String> troubles = new ArrayList<>();
    private String callId = "";
    private final boolean simulated;

    CallRun(Stage stage, CallPlan plan, boolean simulated) {
        this.stage = stage;
        this.plan = plan;
        this.simulated = simulated;
    }

    /** Plays the call and gives what was seen of it. */
    Evidence run() throws InterruptedException {
        long began = System.nanoTime();
        try (BadWire wire = new BadWire("127.0.0.1", plan.name().hashCode());
                ScriptedPhone phone = stage.switchboard().phone(List.of(G711.PCMA, G711.PCMU), _ -> {})) {
            Optional<BadWire> network =
                    plan.caller().stream().anyMatch(Step::changesNetwork) ? Optional.of(wire) : Optional.empty();
            network.ifPresent(phone::by);
            phone.onReferral(plan.referred());
            if (begin(phone)) {
                play(new StepPlayer(stage, phone, network, plan.limit(), callId));
                phone.hangUp();
                var _ = Patience.until(() -> false, AFTERWARDS);
            }
            return evidence(phone, began);
        }
    }

    /** Whether the call stands. */
    private boolean begin(ScriptedPhone phone) throws InterruptedException {
        if (!plan.isCalled()) {
            return phone.dial(new Dialling(stage.uri(plan.to()), plan.from()), ANSWER_LIMIT);
        }
        stage.phones().register(plan.answers(), phone);
        if (!plan.isColleague()) {
            order();
        }
        if (!phone.await(Kind.RINGING, 0, plan.limit())) {
            return false;
        }
        if (phone.await(Kind.PEER_HUNG_UP, 0, plan.ring())) {
            return false;
        }
        if (plan.refuse() > 0) {
            phone.refuse(plan.refuse());
            return false;
        }
        phone.pickUp();
        return true;
    }

    private void order() {
        Optional<Callwright> server = stage.server();
        if (server.isEmpty()) {
            troubles.add("a server of somebody else's is not told to call");
            return;
        }
        OutboundCall call =
                server.get().outbound().place(new OutboundOrder(stage.trunk(), plan.answers(), plan.agent()), _ -> {});
        callId = call.id();
    }

    private void play(StepPlayer player) throws InterruptedException {
        for (int i = 0; i < plan.caller().size(); i++) {
            Step step = plan.caller().get(i);
            try {
                if (player.over() && step.needsCall()) {
                    throw new TroubleException("the call was over: " + player.end());
                }
                player.play(step);
            } catch (TroubleException trouble) {
                troubles.add("step " + (i + 1) + ": " + trouble.getMessage());
                return;
            }
        }
    }

    private Evidence evidence(ScriptedPhone phone, long began) throws InterruptedException {
        Optional<CallDetail> record = Optional.empty();
        if (stage.server().isPresent()) {
            var reader = stage.server().get().store().reader();
            if (callId.isEmpty()) {
                callId = Witness.idOf(reader, phone.callId()).orElse("");
            }
            record = callId.isEmpty() ? Optional.empty() : Witness.recordOf(reader, callId);
        }
        boolean counted = simulated && stage.server().isPresent();
        return new Evidence(
                plan,
                phone.moments(),
                phone.recording(),
                phone.recordingStart(),
                stage.witness().of(callId),
                record,
                counted ? OptionalLong.of(stage.witness().sessions(began, System.nanoTime())) : OptionalLong.empty(),
                troubles);
    }
}
