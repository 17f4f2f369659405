package dev.callwright.agent.simulator.service;

import dev.callwright.agent.simulator.Json;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** Answers one HTTP request, at once or piece by piece. Owner: the connection's event loop. */
public final class FaceReply {

    /** Pieces before a connection breaks. */
    private static final int BREAKS_AFTER = 3;

    private final ChannelHandlerContext context;
    private final boolean cut;

    /**
     * A reply on this connection.
     *
     * @param cut  whether the connection breaks after a few pieces
     */
    public FaceReply(ChannelHandlerContext context, boolean cut) {
        this.context = context;
        this.cut = cut;
    }

    void after(Duration delay, Runnable step) {
        var _ = context.executor().schedule(step, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Goes on with the loop, from any thread. */
    void onLoop(Runnable step) {
        context.executor().execute(step);
    }

    public void refuse(HttpResponseStatus status, String type, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("message", message).put("type", type).put("code", type);
        json(status, body);
    }

    public void json(HttpResponseStatus status, ObjectNode body) {
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body.toString(), StandardCharsets.UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        var _ = context.writeAndFlush(response);
        if (cut) {
            var _ = context.close();
        }
    }

    /** Sends pieces one after another with a pause between them, then the end. Stops when the client has gone. */
    void stream(String contentType, List<byte[]> pieces, Duration pause) {
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, contentType)
                .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        var _ = context.write(response);
        send(pieces, 0, pause);
    }

    private void send(List<byte[]> pieces, int next, Duration pause) {
        if (!context.channel().isActive()) {
            return;
        }
        if (next == pieces.size()) {
            var _ = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
            return;
        }
        var piece = new DefaultHttpContent(Unpooled.wrappedBuffer(pieces.get(next)));
        if (cut && next == BREAKS_AFTER - 1) {
            var _ = context.writeAndFlush(piece).addListener(ChannelFutureListener.CLOSE);
        } else {
            var _ = context.writeAndFlush(piece);
            after(pause, () -> send(pieces, next + 1, pause));
        }
    }
}
