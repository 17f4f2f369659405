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

    /** Something other than audio. */
    void onEvent(LegEvent event);
}
