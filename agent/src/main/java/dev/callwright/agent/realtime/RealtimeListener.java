package dev.callwright.agent.realtime;

/** Receives what a realtime session says. Every method runs on the session's event loop and must not block. */
public interface RealtimeListener {

    /** The session is configured ({@code session.updated} came): audio and requests may flow. Called once. */
    void onReady();

    /**
     * Speech of the model.
     *
     * @param responseId  response it belongs to
     * @param itemId      conversation item it belongs to
     * @param pcm         octets in the form of {@link Traits#output()}; the array is reused after the call
     * @param length      number of octets, always of whole samples
     */
    void onAudio(String responseId, String itemId, byte[] pcm, int length);

    /** Any other event. */
    void onEvent(ServerEvent event);

    /** The session ended, or never came to be. Called exactly once, also after our own {@code close}. */
    void onClosed(RealtimeEnd end);
}
