package dev.callwright.agent.interop;

import dev.callwright.agent.app.Callwright;
import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.DtmfConfig;
import dev.callwright.config.TrunkConfig;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A server for loopback callers whose trunk has these habits with digits, and which sends some on request. */
final class DigitsLab implements AutoCloseable {

    private final Simulator simulator = new Simulator(Lab.parrotScenario());
    private final Callwright server;
    private volatile String answered = "";

    DigitsLab(DtmfConfig dtmf) {
        URI model = simulator.start("127.0.0.1", 0);
        CallwrightConfig plain = LabSettings.PLAIN.config(model);
        TrunkConfig trunk = with(plain.trunks().getFirst(), dtmf);
        server = Callwright.start(plain.withTrunks(List.of(trunk)), this::watch);
    }

    int sipPort() {
        return server.sipPort();
    }

    /** Sends digits to whoever called last, once that call is answered. */
    void send(String digits) {
        Lab.await("an answered call", () -> !answered.isEmpty());
        Lab.await("the digits' call", () -> server.sendDigits(answered, digits));
    }

    /** The digits that were heard in the last call, once it is over. */
    String heard() {
        Lab.await("a finished call", () -> last().isPresent());
        CallDetail call =
                server.store().reader().find(last().orElseThrow().id()).orElseThrow();
        return Lab.digits(call);
    }

    private Optional<CallSummary> last() {
        return server.store().reader().recent(1).stream()
                .filter(call -> call.ending().isPresent())
                .findFirst();
    }

    private void watch(CallMoment moment) {
        if (moment.kind() == CallMoment.Kind.ANSWERED) {
            answered = moment.callId();
        }
    }

    @Override
    public void close() {
        server.close();
        simulator.close();
    }

    private static TrunkConfig with(TrunkConfig trunk, DtmfConfig dtmf) {
        return trunk.withDtmf(dtmf);
    }
}
