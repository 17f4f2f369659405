package dev.callwright.media.leg;

/** Receives what a leg hears. Every method runs on the leg's event loop and must not block. */
public interface LegListener {

    /**
     * Caller audio, in order, gaps concealed, silence filled in where the caller sends none.
     *
     * @param pcm           samples at 8 kHz; the array is reused after the call
     * @param length        number of samples, up to 480 (60 ms)
     * @param arrivalNanos  {@link System#nanoTime()} when the packet was read from the socket, or when the gap was filled
     */
    void onAudio(short[] pcm, int length, long arrivalNanos);

    /**
     * What was sent to the caller in the slot that has just passed, digits sent as tones included and silence where nothing was
     * said: one call for every 20 ms since media started, before the caller's audio of the same time.
     *
     * @param pcm     samples at 8 kHz, not to be changed; the array is reused after the call
     * @param length  number of samples, 160
     */
    default void onPlayed(short[] pcm, int length) {}

    /** Something other than audio. */
    void onEvent(LegEvent event);
}
