package dev.callwright.agent.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the meters that are not zero on one line: {@code calls.ended{outcome=caller-hung-up}=12
 * turn.latency=40(p50=612ms,p95=880ms,max=1204ms)}.
 */
final class MeterSummary {

    private MeterSummary() {}

    static String of(MeterRegistry registry) {
        return registry.getMeters().stream()
                .flatMap(MeterSummary::line)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> line(Meter meter) {
        // The set of meter kinds is open; those we never declare are left out.
        return switch (meter) {
            case Timer timer -> timer.count() == 0 ? Stream.empty() : Stream.of(key(timer) + timing(timer));
            case Counter counter -> line(counter, counter.count());
            case FunctionCounter counter -> line(counter, counter.count());
            // The registry publishes percentiles of a timer as gauges beside it; the timer's own line has them already.
            case Gauge gauge -> gauge.getId().getTag("phi") == null ? line(gauge, gauge.value()) : Stream.empty();
            default -> Stream.empty();
        };
    }

    private static Stream<String> line(Meter meter, double value) {
        return value == 0 || Double.isNaN(value) ? Stream.empty() : Stream.of(key(meter) + "=" + Math.round(value));
    }

    private static String key(Meter meter) {
        String tags = meter.getId().getTags().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(","));
        return meter.getId().getName() + (tags.isEmpty() ? "" : "{" + tags + "}");
    }

    private static String timing(Timer timer) {
        HistogramSnapshot snapshot = timer.takeSnapshot();
        String percentiles = Stream.of(snapshot.percentileValues())
                .map(MeterSummary::percentile)
                .collect(Collectors.joining(","));
        return "=" + timer.count() + "(" + percentiles + ",max=" + millis(snapshot.max(TimeUnit.MILLISECONDS)) + ")";
    }

    private static String percentile(ValueAtPercentile value) {
        return "p" + Math.round(value.percentile() * 100) + "=" + millis(value.value(TimeUnit.MILLISECONDS));
    }

    private static String millis(double millis) {
        return millis < 10
                ? String.format(Locale.ROOT, "%.2fms", millis)
                : String.format(Locale.ROOT, "%.0fms", millis);
    }
}
