package dev.callwright.agent.realtime.socket;

import dev.callwright.agent.realtime.RealtimeEnd;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/**
 * Asks for the WebSocket once the transport is up, and either turns the pipeline into frames or turns the HTTP error into a
 * {@link RealtimeEnd}, the service's own words included. Owner: media loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failed operation shows as a broken or closed channel.
final class UpgradeHandler extends ChannelInboundHandlerAdapter {

    /** The error's message is short; a longer page is not read to its end. */
    private static final int MAX_BODY_OCTETS = 4096;

    private final WebSocketClientHandshaker handshaker;
    private final boolean secure;
    private final Endings endings;
    private final Link link;

    private final ByteBuf body = Unpooled.buffer(256, MAX_BODY_OCTETS);
    private int refusal;

    UpgradeHandler(UpgradeRequest request, Endings endings, Link link) {
        this.handshaker = request.handshaker();
        this.secure = request.secure();
        this.endings = endings;
        this.link = link;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (!secure) {
            handshaker.handshake(ctx.channel());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                handshaker.handshake(ctx.channel());
            } else {
                link.ended(endings.handshakeFailed(handshake.cause()));
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HttpResponse response) {
                answered(ctx, response);
            }
            if (refusal != 0 && message instanceof HttpContent content) {
                collect(content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void answered(ChannelHandlerContext ctx, HttpResponse response) {
        if (response.decoderResult().isFailure()) {
            link.ended(endings.badUpgrade());
            return;
        }
        if (response.status().code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            refusal = response.status().code();
            return;
        }
        try {
            handshaker.finishHandshake(ctx.channel(), withoutBody(response));
        } catch (WebSocketHandshakeException e) {
            link.ended(endings.badUpgrade());
            return;
        }
        ctx.pipeline()
                .addLast(
                        new WebSocketFrameAggregator(UpgradeRequest.MAX_MESSAGE_OCTETS),
                        new KeepAlive(link),
                        new FrameHandler(link));
        ctx.pipeline().remove(this);
        link.connected();
    }

    private static DefaultFullHttpResponse withoutBody(HttpResponse response) {
        return new DefaultFullHttpResponse(
                response.protocolVersion(),
                response.status(),
                Unpooled.EMPTY_BUFFER,
                response.headers(),
                EmptyHttpHeaders.INSTANCE);
    }

    private void collect(HttpContent content) {
        ByteBuf part = content.content();
        body.writeBytes(part, Math.min(part.readableBytes(), body.maxWritableBytes()));
        if (content instanceof LastHttpContent || body.maxWritableBytes() == 0) {
            refused();
        }
    }

    private void refused() {
        link.ended(endings.upgradeRefused(refusal, body.toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (refusal != 0) {
            refused();
        } else {
            link.dropped();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        // A failed TLS handshake is reported by its own event, with the better cause; this then finds the session
        // ended.
        link.broken(failure);
    }
}
