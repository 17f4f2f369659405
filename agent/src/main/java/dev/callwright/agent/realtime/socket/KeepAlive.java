package dev.callwright.agent.realtime.socket;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a ping when nothing else was sent for a while: the service drops a silent connection after 60 seconds without a
 * close frame. Costs one clock reading per write; while audio flows, nothing is ever sent. Owner: media loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failed operation shows as a broken or closed channel.
final class KeepAlive extends ChannelDuplexHandler {

    static final Duration INTERVAL = Duration.ofSeconds(20);

    private final Link link;
    private long lastWriteNanos;
    private @Nullable Future<?> timer;

    KeepAlive(Link link) {
        this.link = link;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        lastWriteNanos = ticker(ctx).nanoTime();
        arm(ctx, INTERVAL.toNanos());
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        lastWriteNanos = ticker(ctx).nanoTime();
        ctx.write(message, promise);
    }

    private void arm(ChannelHandlerContext ctx, long nanos) {
        timer = ctx.executor().schedule(() -> check(ctx), nanos, TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext ctx) {
        long now = ticker(ctx).nanoTime();
        if (now - lastWriteNanos >= INTERVAL.toNanos()) {
            lastWriteNanos = now;
            ctx.writeAndFlush(new PingWebSocketFrame());
            link.pinged();
        }
        arm(ctx, lastWriteNanos + INTERVAL.toNanos() - now);
    }

    private static Ticker ticker(ChannelHandlerContext ctx) {
        return ctx.executor().ticker();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        disarm();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        disarm();
    }

    private void disarm() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
