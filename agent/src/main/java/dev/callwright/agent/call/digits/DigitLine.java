package dev.callwright.agent.call.digits;

import java.time.Duration;

/** The ways digits can leave a call, and its sense of time. Callable from any thread. */
public interface DigitLine {

    /** Whether the peer takes RFC 4733 events. */
    boolean takesEvents();

    /** Sends a digit as an event. */
    void event(char digit);

    /** Sends a digit as a tone in the audio. */
    void tone(char digit);

    /** Sends INFO. */
    void info(String contentType, String body);

    /** Runs something after a while, even if the call is over by then. */
    void after(Duration delay, Runnable action);
}
