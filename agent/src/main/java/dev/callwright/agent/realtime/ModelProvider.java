package dev.callwright.agent.realtime;

import io.netty.channel.EventLoop;

/** A service sessions are opened with. Thread-safe. */
public interface ModelProvider {

    /** Name in the settings; {@code realtime} for the first. */
    String name();

    /**
     * Begins to open a session and returns at once; {@link RealtimeListener#onReady} or {@link RealtimeListener#onClosed} follows.
     *
     * @param loop  owns the session from here on
     * @param line  form of the audio on the telephone line, which a provider may pass through: {@code PCMU} or {@code PCMA}
     */
    ModelSession open(EventLoop loop, SessionSettings settings, AudioFormat line, RealtimeListener listener);
}
