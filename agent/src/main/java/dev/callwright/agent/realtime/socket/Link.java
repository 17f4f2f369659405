package dev.callwright.agent.realtime.socket;

import dev.callwright.agent.realtime.RealtimeEnd;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/** What the network side of a session reports. Every method runs on the session's loop. */
public interface Link {

    /** A channel exists; from now on it can be closed. */
    void channel(Channel channel);

    /** The upgrade succeeded: frames flow. */
    void connected();

    /** One message; the buffer is the caller's. */
    void message(ByteBuf content);

    void pinged();

    /** The service said goodbye with a close frame. */
    void closed(int code, String reason);

    /** The connection is gone without a close frame. */
    void dropped();

    /** The connection broke. */
    void broken(Throwable failure);

    /** It never came to a session. */
    void ended(RealtimeEnd end);
}
