package dev.callwright.agent.realtime.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** The end of the pipeline: messages to the session, answers to pings, the service's goodbye. Owner: media loop. */
@SuppressWarnings("FutureReturnValueIgnored") // A failed operation shows as a broken or closed channel.
final class FrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final int NO_STATUS = 1005;

    private final Link link;

    FrameHandler(Link link) {
        this.link = link;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            int code = close.statusCode();
            link.closed(code < 0 ? NO_STATUS : code, close.reasonText());
        } else if (frame instanceof PingWebSocketFrame) {
            pong(ctx, frame);
        } else if (!(frame instanceof PongWebSocketFrame)) {
            // Binary is not used by the service, but what is inside would be the same JSON.
            link.message(frame.content());
        }
    }

    /** RFC 6455 §5.5.3: the same octets back. Not to a peer that floods us with pings and takes no answers. */
    private static void pong(ChannelHandlerContext ctx, WebSocketFrame ping) {
        if (ctx.channel().isWritable()) {
            ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        link.dropped();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        link.broken(failure);
    }
}
