package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.agent.store.StoreEvent;
import dev.callwright.agent.store.StoreObserver;
import dev.callwright.agent.store.database.CallReader;
import dev.callwright.agent.store.database.CallStore;
import dev.callwright.config.Secret;
import dev.callwright.config.StoreConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database is away, hangs, or was left behind by a server that died; calls do not notice. */
@Timeout(60)
class StoreFaultIT {

    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(3);
    /** Below the store's timeout, so that a call which waited for the database would be noticed. */
    private static final Duration SET_UP = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @ConcurrentTest
    void aCallWorksWithoutADatabase() throws Exception {
        try (Lab lab = lab(store("jdbc:postgresql://127.0.0.1:" + FreePort.next() + "/records"))) {
            checkCall(lab);
        }
    }

    @ConcurrentTest
    void aCallWorksWithADatabaseThatTakesConnectionsAndSaysNothing() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Lab lab = lab(store("jdbc:postgresql://127.0.0.1:" + mute.getLocalPort() + "/records"))) {
            checkCall(lab);
        }
    }

    @ConcurrentTest
    void aCallThatADeadServerLeftOpenIsMarkedAtTheNextStart() throws IOException {
        StoreConfig file = store("jdbc:h2:file:" + folder.resolve("records"));
        leaveOpenCall(file);

        try (Lab lab = lab(file)) {
            CallSummary call = lab.server()
                    .store()
                    .reader()
                    .find("left-open")
                    .orElseThrow()
                    .call();
            assertThat(call.ending().orElseThrow().outcome()).isEqualTo(CallEnding.INTERRUPTED_BY_RESTART);
            assertThat(call.endedAt()).isEmpty();
        }
    }

    private static void checkCall(Lab lab) throws Exception {
        try (Caller caller = new Caller()) {
            long before = System.nanoTime();
            assertThat(caller.dials(lab)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SET_UP);

            assertThat(caller.piecesOfEcho(Lab.words())).isGreaterThan(0.8);
            caller.phone().hangUp();

            Lab.await("the end of the call", () -> lab.meter("calls.ended{outcome=caller-hung-up}") == 1);
            assertThat(lab.meter("store.queue")).as("records wait").isGreaterThanOrEqualTo(4);
            assertThat(lab.meter("store.writes{result=written}")).isZero();
        }
    }

    /** A run that began a call and ended without a word about it. */
    private static void leaveOpenCall(StoreConfig config) {
        try (CallStore died = CallStore.open(config, Clock.systemUTC(), StoreObserver.NONE)) {
            died.record(new StoreEvent.CallStarted(
                    "left-open", "left@127.0.0.1", CallOrigin.trunk("lab"), "tester", "100", "parrot", Instant.now()));
        }
        CallSummary left =
                CallReader.open(config).find("left-open").orElseThrow().call();
        assertThat(left.ending()).isEmpty();
    }

    private static Lab lab(StoreConfig store) {
        return Lab.start(Lab.parrotScenario(), SimulatorListener.NONE, LabSettings.PLAIN.withStore(store));
    }

    private static StoreConfig store(String url) {
        return new StoreConfig(url, "callwright", Secret.NONE, 2, 1000, STORE_TIMEOUT);
    }
}
