package dev.callwright.agent.realtime;

/**
 * One conversation with a speech model, however it is reached. Owner: media loop; {@link #close} may be called from any thread.
 * What it says goes to the {@link RealtimeListener} it was opened with.
 */
public interface ModelSession extends AutoCloseable {

    /** What it can do; the same during its whole life. */
    Traits traits();

    /** Whether audio and requests flow. Any thread. */
    boolean ready();

    /**
     * Sends caller audio at the rate of {@link Traits#input()}. Dropped and counted before the session is ready.
     *
     * @param pcm     samples; free for reuse on return
     * @param length  number of samples
     */
    void append(short[] pcm, int length);

    /** Sends a request. Dropped and counted before the session is ready. */
    void send(ClientEvent event);

    /** Ends the session; {@link RealtimeListener#onClosed} follows on the loop. Any thread, any number of times. */
    @Override
    void close();
}
