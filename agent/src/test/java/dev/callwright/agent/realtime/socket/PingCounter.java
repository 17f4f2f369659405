package dev.callwright.agent.realtime.socket;

import dev.callwright.agent.realtime.RealtimeEnd;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/** A link of which only the pings matter. */
final class PingCounter implements Link {

    int count;

    @Override
    public void pinged() {
        count++;
    }

    @Override
    public void channel(Channel channel) {}

    @Override
    public void connected() {}

    @Override
    public void message(ByteBuf content) {}

    @Override
    public void closed(int code, String reason) {}

    @Override
    public void dropped() {}

    @Override
    public void broken(Throwable failure) {}

    @Override
    public void ended(RealtimeEnd end) {}
}
