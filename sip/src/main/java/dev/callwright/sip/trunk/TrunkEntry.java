package dev.callwright.sip.trunk;

/** What {@link TrunkGates} says to a new call. Immutable. */
public sealed interface TrunkEntry {

    /** The call may begin; the permit is to be closed at its end. */
    record Open(Permit permit) implements TrunkEntry {}

    /** The call may not begin. */
    enum Shut implements TrunkEntry {
        /** The trunk has as many calls as it may have. */
        FULL,
        /** Too many calls began within the last second or so. */
        TOO_FAST
    }

    /** A call's place in its trunk. Closing it twice does no harm. Thread-safe. */
    @FunctionalInterface
    interface Permit extends AutoCloseable {

        /** Holds no place. */
        Permit NONE = () -> {};

        @Override
        void close();
    }
}
