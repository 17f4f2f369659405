package dev.callwright.agent.realtime.codec;

import dev.callwright.agent.realtime.EventType;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.ServerEvent;

/** Where {@link EventCodec} puts what it read. One frame may yield no call, one or several. */
public interface EventSink {

    /**
     * The service greeted us, or confirmed the configuration.
     *
     * @param type   {@link EventType#SESSION_CREATED} or {@link EventType#SESSION_UPDATED}, as the frame said
     * @param voice  the voice the service says it uses, or empty
     */
    void session(EventType type, String voice);

    /** Audio; same contract as {@link RealtimeListener#onAudio}. */
    void audio(String responseId, String itemId, byte[] pcm, int length);

    void event(ServerEvent event);
}
