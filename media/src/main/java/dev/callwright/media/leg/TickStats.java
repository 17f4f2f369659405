package dev.callwright.media.leg;

/**
 * How punctual the 20 ms ticks were, all loops together. Immutable.
 *
 * @param ticks         ticks served
 * @param skippedSlots  slots for which a loop came too late altogether
 * @param p50Nanos      half of the ticks were at most this late; within an eighth
 * @param p99Nanos      99 of 100 ticks were at most this late; within an eighth
 * @param maxNanos      the latest tick ever
 */
public record TickStats(long ticks, long skippedSlots, long p50Nanos, long p99Nanos, long maxNanos) {}
