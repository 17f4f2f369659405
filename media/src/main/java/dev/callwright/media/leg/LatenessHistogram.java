package dev.callwright.media.leg;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How late things were: microseconds in buckets that grow by an eighth, up to about a minute. Owner: media loop; reading
 * is thread-safe.
 */
final class LatenessHistogram {

    private static final int BITS = 3;
    private static final int STEPS = 1 << BITS;
    private static final int BUCKETS = 24 * STEPS;
    private static final long NANOS_PER_MICRO = 1000;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private final AtomicLong max = new AtomicLong();

    void record(long nanos) {
        int bucket = bucket(Math.max(0, nanos) / NANOS_PER_MICRO);
        counts.lazySet(bucket, counts.getPlain(bucket) + 1);
        if (nanos > max.getPlain()) {
            max.lazySet(nanos);
        }
    }

    static long maxNanos(List<LatenessHistogram> histograms) {
        return histograms.stream().mapToLong(each -> each.max.get()).max().orElse(0);
    }

    /** The upper bound, in nanoseconds, of the bucket that holds the given share of all records; 0 without any. */
    static long quantileNanos(List<LatenessHistogram> histograms, double share) {
        long[] merged = new long[BUCKETS];
        long total = 0;
        for (LatenessHistogram each : histograms) {
            for (int i = 0; i < BUCKETS; i++) {
                merged[i] += each.counts.get(i);
                total += each.counts.get(i);
            }
        }
        long rank = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i < BUCKETS && rank > 0; i++) {
            seen += merged[i];
            if (seen >= rank) {
                return upperMicros(i) * NANOS_PER_MICRO;
            }
        }
        return 0;
    }

    private static int bucket(long micros) {
        if (micros < STEPS) {
            return (int) micros;
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros);
        int step = (int) (micros >>> (exponent - BITS)) & (STEPS - 1);
        return Math.min(BUCKETS - 1, (exponent - BITS + 1) * STEPS + step);
    }

    private static long upperMicros(int bucket) {
        if (bucket < STEPS) {
            return bucket + 1L;
        }
        int shift = bucket / STEPS - 1;
        return (STEPS + bucket % STEPS + 1L) << shift;
    }
}
