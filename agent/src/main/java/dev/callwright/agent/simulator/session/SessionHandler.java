package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Scenario;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** WebSocket frames to a {@link Session}; the edge at which a failure ends the connection. Owner: the channel's event loop. */
public final class SessionHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final Logger log = LoggerFactory.getLogger(SessionHandler.class);

    private final Line line;
    private final Session session;

    public SessionHandler(Line line, Scenario scenario, Voices voices, String model) {
        this.line = line;
        this.session = new Session(line, scenario, voices, model);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        session.open();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        line.noteTraffic();
        switch (frame) {
            case TextWebSocketFrame text -> receive(text.text());
            case PingWebSocketFrame ping -> pong(context, ping);
            case PongWebSocketFrame _ -> {}
            case CloseWebSocketFrame close -> line.close(close.statusCode() < 0 ? 1000 : close.statusCode(), "");
            default -> session.receive("binary frames are not taken");
        }
    }

    private void receive(String text) {
        line.received(text);
        session.receive(text);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        line.ended();
        line.moment(Moment.Kind.SESSION_CLOSED, "");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.atInfo()
                .addKeyValue("session", line.sessionId())
                .addKeyValue("cause", String.valueOf(cause))
                .log("simulated session failed");
        var _ = context.close();
    }

    private static void pong(ChannelHandlerContext context, PingWebSocketFrame ping) {
        ByteBuf payload = context.alloc().buffer(ping.content().readableBytes()).writeBytes(ping.content());
        var _ = context.writeAndFlush(new PongWebSocketFrame(payload));
    }
}
