package dev.callwright.media.leg;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that one loop counts and anyone may read. With a single writer a plain read and an ordered write do; there is no
 * locked instruction on the packet path. Owner: media loop; reading is thread-safe.
 */
final class Counters {

    private final Map<Meter, AtomicLong> meters = new EnumMap<>(Meter.class);
    private final Map<DropReason, AtomicLong> drops = new EnumMap<>(DropReason.class);
    private final Counters[] totals;

    /** What is counted here is counted in the totals too, if there are any; they belong to the same loop. */
    Counters(Counters... totals) {
        this.totals = totals.clone();
        Arrays.stream(Meter.values()).forEach(meter -> meters.put(meter, new AtomicLong()));
        Arrays.stream(DropReason.values()).forEach(reason -> drops.put(reason, new AtomicLong()));
    }

    void add(Meter meter, long amount) {
        add(cell(meters, meter), amount);
        for (Counters total : totals) {
            total.add(meter, amount);
        }
    }

    void increment(Meter meter) {
        add(meter, 1);
    }

    void dropped(DropReason reason) {
        add(cell(drops, reason), 1);
        for (Counters total : totals) {
            total.dropped(reason);
        }
    }

    long get(Meter meter) {
        return cell(meters, meter).get();
    }

    LegStats snapshot() {
        return snapshot(List.of(this));
    }

    static LegStats snapshot(List<Counters> counters) {
        Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            dropped.put(
                    reason,
                    counters.stream()
                            .mapToLong(each -> cell(each.drops, reason).get())
                            .sum());
        }
        return new LegStats(
                sum(counters, Meter.PACKETS_IN),
                sum(counters, Meter.PACKETS_OUT),
                sum(counters, Meter.LOST_PACKETS),
                sum(counters, Meter.CONCEALED_SAMPLES),
                sum(counters, Meter.FILLED_SAMPLES),
                sum(counters, Meter.RESTARTS),
                sum(counters, Meter.UNSENT_PACKETS),
                sum(counters, Meter.OVERFLOWED_SAMPLES),
                sum(counters, Meter.UNSENT_DIGITS),
                sum(counters, Meter.SOCKET_ERRORS),
                sum(counters, Meter.FAILURES),
                dropped);
    }

    static long sum(List<Counters> counters, Meter meter) {
        return counters.stream().mapToLong(each -> each.get(meter)).sum();
    }

    private static void add(AtomicLong cell, long amount) {
        cell.lazySet(cell.getPlain() + amount);
    }

    private static <K extends Enum<K>> AtomicLong cell(Map<K, AtomicLong> cells, K key) {
        return Objects.requireNonNull(cells.get(key));
    }
}
