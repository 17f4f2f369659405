package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipDialog;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.SipStats;
import dev.callwright.sip.testing.Polling;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left after many calls: nothing. */
final class ManyCallsIT {

    private static final int AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({"tcp,300", "udp,1000"})
    void givesEverythingBack(String transport, int calls) {
        try (TestEndpoint caller = new TestEndpoint();
                TestEndpoint callee = new TestEndpoint()) {
            callee.handler(call -> {
                call.listen(event -> {});
                call.ring();
                call.answer(RawPhone.SDP);
            });
            run(caller, callee, transport, 50);
            settle(caller, callee);
            long threads = stackThreads();
            long files = openFiles();

            long start = System.nanoTime();
            run(caller, callee, transport, calls);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%s: %d calls in %.2f s, %.0f a second%n", transport, calls, seconds, calls / seconds);

            settle(caller, callee);
            assertThat(stackThreads()).isEqualTo(threads);
            assertThat(openFiles()).isLessThanOrEqualTo(files + 5);
            assertThat(callee.stats().callsIn()).isEqualTo(50L + calls);
            assertThat(callee.stats().faults() + caller.stats().faults()).isZero();
            assertThat(callee.stats().acksMissed()).isZero();
        }
    }

    private static void run(TestEndpoint caller, TestEndpoint callee, String transport, int calls) {
        Semaphore slots = new Semaphore(AT_ONCE);
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        for (int i = 0; i < calls; i++) {
            slots.acquireUninterruptibly();
            OutgoingCall call = caller.endpoint()
                    .prepare(new OutgoingRequest(
                            "sip:agent@127.0.0.1:" + callee.port() + ";transport=" + transport,
                            "tester",
                            RawPhone.SDP));
            call.listen(event -> {
                if (settles(call, event)) {
                    refused.addAndGet(event instanceof SipEvent.Answered ? 0 : 1);
                    ended.incrementAndGet();
                    slots.release();
                }
            });
            call.send();
        }
        Polling.until("all calls settled", PATIENCE, () -> ended.get() == calls);
        assertThat(refused).hasValue(0);
    }

    private static boolean settles(SipDialog call, SipEvent event) {
        if (event instanceof SipEvent.Answered) {
            call.hangUp();
            return true;
        }
        return event instanceof SipEvent.Refused;
    }

    /** Transactions linger a second after they end, to absorb repetitions. */
    private static void settle(TestEndpoint... endpoints) {
        for (TestEndpoint endpoint : endpoints) {
            Polling.until("nothing is left", PATIENCE, () -> isEmpty(endpoint.stats()));
        }
    }

    private static boolean isEmpty(SipStats stats) {
        return stats.callsOpen() == 0 && stats.serverTransactions() == 0 && stats.clientTransactions() == 0;
    }

    @RepeatedTest(3)
    void releasesPortAndThreadsWhenClosed() {
        long threads = stackThreads();
        TestEndpoint first = new TestEndpoint();
        int port = first.port();

        first.close();
        first.close();

        Polling.until("its threads end", PATIENCE, () -> stackThreads() <= threads);
        try (RawPhone phone = new RawPhone(port)) {
            assertThat(phone.port()).isPositive();
        }
        assertThat(FreePortProbe.isFree(port)).isTrue();
    }

    /** All but the JVM's own, and the carriers of virtual threads, whose number the JVM chooses. */
    private static long stackThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("callwright-")
                        || name.startsWith("sip-")
                        || name.startsWith("TCPMessageChannel")
                        || name.startsWith("PipelineThread")
                        || name.startsWith("MessageProcessorThread")
                        || name.startsWith("EventScanner")
                        || name.startsWith("DefaultSipTimer")
                        || name.startsWith("Timer-"))
                .count();
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException e) {
            return 0;
        }
    }
}
