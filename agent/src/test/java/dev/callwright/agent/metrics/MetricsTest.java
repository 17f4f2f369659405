package dev.callwright.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.metrics.Metrics.DigitSource;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Metrics metrics = new Metrics(registry);

    @Test
    void countsCallsAndKnowsHowManyAreActive() {
        metrics.callStarted();
        metrics.callStarted();
        metrics.callEnded("CALLER_HUNG_UP", Duration.ofSeconds(30));
        metrics.callRefused("full");

        assertThat(registry.get("calls.active").gauge().value()).isEqualTo(1);
        assertThat(count("calls.started")).isEqualTo(2);
        assertThat(count("calls.ended", "outcome", "caller-hung-up")).isEqualTo(1);
        assertThat(count("calls.refused", "reason", "full")).isEqualTo(1);
        assertThat(registry.get("calls.duration").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(30);
    }

    @Test
    void countsTurnsAndTheRealtimeSession() {
        metrics.turnLatency(Duration.ofMillis(600));
        metrics.turnInterrupted();
        metrics.bargeInFlushed(Duration.ofMillis(3));
        metrics.realtimeConnected(Duration.ofMillis(250));
        metrics.realtimeEnded("DROPPED");
        metrics.realtimeEventIgnored();
        metrics.realtimeDeltaLate();
        metrics.realtimeError("invalid-request");

        assertThat(registry.get("turn.latency").timer().max(TimeUnit.MILLISECONDS))
                .isEqualTo(600);
        assertThat(count("turn.interrupted")).isEqualTo(1);
        assertThat(registry.get("barge-in.flush").timer().count()).isEqualTo(1);
        assertThat(registry.get("realtime.connect").timer().count()).isEqualTo(1);
        assertThat(count("realtime.ended", "cause", "dropped")).isEqualTo(1);
        assertThat(count("realtime.events.ignored")).isEqualTo(1);
        assertThat(count("realtime.deltas.late")).isEqualTo(1);
        assertThat(count("realtime.errors", "kind", "invalid-request")).isEqualTo(1);
    }

    @Test
    void countsDigitsAndWrites() {
        metrics.digitReceived(DigitSource.RTP);
        metrics.digitReceived(DigitSource.INFO);
        metrics.digitReceived(DigitSource.INFO);
        metrics.storeWrite("written");
        metrics.bindStoreQueue(() -> 17);

        assertThat(count("digits.received", "source", "rtp")).isEqualTo(1);
        assertThat(count("digits.received", "source", "info")).isEqualTo(2);
        assertThat(count("store.writes", "result", "written")).isEqualTo(1);
        assertThat(registry.get("store.queue").gauge().value()).isEqualTo(17);
    }

    @Test
    void readsWhatOthersCount() {
        AtomicLong lost = new AtomicLong(3);
        metrics.counts("rtp.packets.lost", lost::get);
        metrics.gauge("sip.registrations", lost::get);

        lost.set(5);

        assertThat(registry.get("rtp.packets.lost").functionCounter().count()).isEqualTo(5);
        assertThat(registry.get("sip.registrations").gauge().value()).isEqualTo(5);
    }

    @Test
    void keepsTheSuppliersItReads() {
        WeakReference<AtomicLong> counted = bindAndForget();

        System.gc();

        assertThat(counted.get()).isNotNull();
        assertThat(registry.get("rtp.packets.lost").functionCounter().count()).isEqualTo(9);
    }

    @Test
    void aTagWithTooManyValuesGoesOnAsOther() {
        for (int i = 0; i < 1_000; i++) {
            metrics.callEnded("number " + i, Duration.ZERO);
        }

        assertThat(registry.find("calls.ended").counters()).hasSize(TaggedCounter.LIMIT + 1);
        assertThat(count("calls.ended", "outcome", "other")).isEqualTo(1_000 - TaggedCounter.LIMIT);
    }

    @Test
    void namesAreLowerCaseAndDotted() {
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .isNotEmpty()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*(\\.[a-z]+)+(\\.percentile)?"));
    }

    @Test
    void theSummaryOfNothingIsEmpty() {
        assertThat(metrics.summary()).isEmpty();
    }

    @Test
    void theSummaryListsWhatIsNotZeroInOrder() {
        metrics.callStarted();
        metrics.callStarted();
        metrics.callEnded("completed", Duration.ofSeconds(42));
        metrics.bargeInFlushed(Duration.ofNanos(2_500_000));
        metrics.counts("rtp.packets.received", () -> 123_456_789_012L);
        metrics.counts("rtp.packets.lost", () -> 0);

        assertThat(metrics.summary())
                .matches(
                        "barge-in\\.flush=1\\(p50=2\\.\\d\\dms,p95=2\\.\\d\\dms,max=2\\.50ms\\) calls\\.active=1 "
                                + "calls\\.duration=1\\(p50=4\\d{4}ms,p95=4\\d{4}ms,max=42000ms\\) "
                                + "calls\\.ended\\{outcome=completed}=1 calls\\.started=2 rtp\\.packets\\.received=123456789012");
    }

    /** The counter is reachable through the bound supplier alone. */
    private WeakReference<AtomicLong> bindAndForget() {
        AtomicLong counter = new AtomicLong(9);
        metrics.counts("rtp.packets.lost", counter::get);
        return new WeakReference<>(counter);
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }
}
