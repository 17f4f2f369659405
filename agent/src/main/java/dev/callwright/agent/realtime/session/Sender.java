package dev.callwright.agent.realtime.session;

import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.Dialect;
import dev.callwright.agent.realtime.Traits;
import dev.callwright.agent.realtime.codec.AppendFrame;
import dev.callwright.agent.realtime.codec.SessionCounters;
import dev.callwright.agent.realtime.codec.SessionCounters.Count;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What leaves for the service, once there is a channel to it: audio, numbered events, and a goodbye. Owner: media loop. */
@SuppressWarnings("FutureReturnValueIgnored") // A failed operation shows as a broken or closed channel.
final class Sender {

    private final Dialect dialect;
    private final Traits traits;
    private final SessionCounters counters;
    private final AppendFrame appendFrame;

    private @Nullable Channel channel;
    private boolean framed;
    private long eventNumber;

    Sender(Dialect dialect, Traits traits, SessionCounters counters) {
        this.dialect = dialect;
        this.traits = traits;
        this.counters = counters;
        this.appendFrame = new AppendFrame(traits.input(), new SplittableRandom());
    }

    /** Sends by this channel from now on. */
    void by(Channel attempt) {
        channel = attempt;
    }

    /** The channel carries frames from now on. */
    void upgraded() {
        framed = true;
    }

    /**
     * Sends caller audio; it is dropped and counted while more than 1 MiB waits to be sent. Nothing is allocated.
     *
     * @param pcm     samples at the rate of {@link Traits#input()}; free for reuse on return
     * @param length  number of samples
     */
    void append(short[] pcm, int length) {
        Channel target = channel;
        if (target == null) {
            counters.add(Count.DROPPED_BEFORE_READY);
        } else if (!target.isWritable()) {
            counters.add(Count.DROPPED_BACKLOG);
        } else if (length > 0) {
            ByteBuf frame = target.alloc().ioBuffer(appendFrame.bound(length));
            appendFrame.write(pcm, length, frame);
            target.writeAndFlush(frame, target.voidPromise());
            counters.add(Count.APPENDED);
        }
    }

    void send(ClientEvent event) {
        if (channel != null) {
            byte[] json = dialect.encode(event, traits, "cw-" + ++eventNumber);
            channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(json)));
        }
    }

    /** Says goodbye if the service can hear it, but does not wait for its answer. */
    void hangUp() {
        if (channel == null) {
            return;
        }
        if (framed && channel.isActive()) {
            channel.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.close();
        }
    }
}
