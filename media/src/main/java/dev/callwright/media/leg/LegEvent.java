package dev.callwright.media.leg;

/** What a leg reports besides audio. */
public sealed interface LegEvent {

    /**
     * The caller pressed a digit (RFC 4733). Reported once per digit, when it starts.
     *
     * @param digit  one of {@code 0-9 * # A-D}
     */
    record DigitPressed(char digit) implements LegEvent {}

    /**
     * The caller's audio holds the tones of a digit (ITU-T Q.23). Reported once per digit, 30 to 50 ms after its onset; the
     * same press may be a {@link DigitPressed} too. Only where {@link RtpLeg#detectTones} asked for it.
     *
     * @param digit  one of {@code 0-9 * # A-D}
     */
    record ToneHeard(char digit) implements LegEvent {}

    /**
     * The first packet of speech after silence has left; speech that goes on after {@link RtpLeg#hold} is none.
     *
     * @param sentNanos  {@link System#nanoTime()} right after it was handed to the socket
     */
    record PlayoutStarted(long sentNanos) implements LegEvent {}

    /** Everything queued for the caller has been sent. Never while speech is held. */
    record PlayoutDrained() implements LegEvent {}

    /** The playout queue hit its bound; the newest audio was dropped. Reported once until the queue drains. */
    record PlayoutOverflowed() implements LegEvent {}

    /** No packet came for the configured time although the caller should send. */
    record CallerSilent() implements LegEvent {}
}
