package dev.callwright.agent.simulator.server;

import dev.callwright.agent.simulator.Ids;
import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.simulator.session.Line;
import dev.callwright.agent.simulator.session.SessionHandler;
import dev.callwright.agent.simulator.session.Voices;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP request of a connection: either an error with a JSON body, or the upgrade (RFC 6455 §4.2) after which this handler
 * has given way to a {@link SessionHandler}. Owner: the channel's event loop.
 */
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final Scenario scenario;
    private final Admission admission;
    private final Voices voices;
    private final SimulatorListener listener;

    UpgradeHandler(Scenario scenario, Admission admission, Voices voices, SimulatorListener listener) {
        this.scenario = scenario;
        this.admission = admission;
        this.voices = voices;
        this.listener = listener;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            refuse(context, HttpResponseStatus.BAD_REQUEST, "invalid_request_error", "malformed request");
            return;
        }
        switch (admission.enter(request)) {
            case Admission.Verdict.Refused refused ->
                refuse(context, refused.status(), refused.type(), refused.message());
            case Admission.Verdict.Admitted admitted -> {
                context.channel().closeFuture().addListener(_ -> admission.leave());
                upgradeInTime(context, request.retain(), admitted);
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }

    private void upgradeInTime(
            ChannelHandlerContext context, FullHttpRequest request, Admission.Verdict.Admitted admitted) {
        Scenario own = scenario.in(admitted.number());
        long delay = own.faults().connection().upgradeDelay().toMillis();
        Runnable answer = () -> {
            try {
                if (context.channel().isActive()) {
                    upgrade(context, request, admitted, own);
                }
            } finally {
                request.release();
            }
        };
        if (delay == 0) {
            answer.run();
        } else {
            var _ = context.executor().schedule(answer, delay, TimeUnit.MILLISECONDS);
        }
    }

    private void upgrade(
            ChannelHandlerContext context, FullHttpRequest request, Admission.Verdict.Admitted admitted, Scenario own) {
        WebSocketDecoderConfig decoder = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(Json.MAX_FRAME_BYTES)
                .build();
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory("", null, decoder).newHandshaker(request);
        if (handshaker == null) {
            refuse(context, HttpResponseStatus.UPGRADE_REQUIRED, "invalid_request_error", "WebSocket version 13 only");
            return;
        }
        HttpHeaders headers =
                new DefaultHttpHeaders().set("X-Trace-Id", Ids.uuid()).set("X-Request-Id", Ids.uuid());
        try {
            handshaker
                    .handshake(
                            context.channel(),
                            request,
                            headers,
                            context.channel().newPromise())
                    .addListener(shaken -> {
                        if (shaken.isSuccess()) {
                            converse(context.pipeline(), admitted, own);
                        }
                    });
        } catch (WebSocketHandshakeException e) {
            refuse(context, HttpResponseStatus.BAD_REQUEST, "invalid_request_error", "not a WebSocket upgrade");
        }
    }

    private void converse(ChannelPipeline pipeline, Admission.Verdict.Admitted admitted, Scenario own) {
        pipeline.remove(ReadTimeoutHandler.class);
        pipeline.addLast(new WebSocketFrameAggregator(Json.MAX_FRAME_BYTES), new Utf8FrameValidator());
        String model = admitted.model();
        Line line = new Line(pipeline.channel(), listener, admitted.vendor().face(model));
        pipeline.addLast(new SessionHandler(line, own, voices, model));
        pipeline.remove(this);
    }

    private static void refuse(ChannelHandlerContext context, HttpResponseStatus status, String type, String message) {
        var body = Json.object();
        body.putObject("error").put("message", message).put("type", type).put("code", type);
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body.toString(), StandardCharsets.UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, "close");
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
