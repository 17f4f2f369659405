package dev.callwright.agent.realtime.session;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A scripted realtime service on a loopback port: records what it gets, answers as the test says. */
@SuppressWarnings("FutureReturnValueIgnored") // A test that depends on a write waits for its effect.
final class FakeService implements AutoCloseable {

    static final String CREATED = "{\"type\":\"session.created\",\"session\":{\"id\":\"s1\",\"voice\":\"default\"}}";
    static final String UPDATED =
            "{\"type\":\"session.updated\",\"session\":{\"id\":\"s1\",\"voice\":\"qingchunshaonv\"}}";

    final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<String> control = new LinkedBlockingQueue<>();
    final BlockingQueue<Channel> peers = new LinkedBlockingQueue<>();

    /** What to do when the WebSocket is open, and when a message came. */
    volatile String greeting = CREATED;

    volatile BiConsumer<Channel, String> onMessage = (peer, text) -> {
        if (text.contains("session.update")) {
            say(peer, UPDATED);
        }
    };
    volatile int refusal;
    volatile String refusalBody = "";

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel server;
    private final boolean secure;

    FakeService(Optional<SslContext> tls) {
        secure = tls.isPresent();
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(8192), new Upgrade());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    URI url(String host) {
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        return URI.create((secure ? "wss" : "ws") + "://" + host + ':' + port + "/v1/realtime");
    }

    static void say(Channel peer, String text) {
        peer.writeAndFlush(new TextWebSocketFrame(text));
    }

    Channel peer() throws InterruptedException {
        return take(peers);
    }

    static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T taken = queue.poll(5, TimeUnit.SECONDS);
        if (taken == null) {
            throw new AssertionError("Nothing came within five seconds");
        }
        return taken;
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Upgrade extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            requests.add(request.uri() + '\n' + request.headers());
            if (refusal != 0) {
                refuse(ctx);
                return;
            }
            new WebSocketServerHandshakerFactory("", null, false, 1 << 20)
                    .newHandshaker(request)
                    .handshake(ctx.channel(), request);
            ctx.pipeline().addLast(new WebSocketFrameAggregator(1 << 20), new Frames());
            peers.add(ctx.channel());
            if (!greeting.isEmpty()) {
                say(ctx.channel(), greeting);
            }
        }

        private void refuse(ChannelHandlerContext ctx) {
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(refusal),
                    Unpooled.copiedBuffer(refusalBody, StandardCharsets.UTF_8));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
            ctx.writeAndFlush(response);
        }
    }

    private final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            switch (frame) {
                case TextWebSocketFrame text -> {
                    messages.add(text.text());
                    onMessage.accept(ctx.channel(), text.text());
                }
                case PingWebSocketFrame _ -> control.add("ping");
                case PongWebSocketFrame pong ->
                    control.add("pong " + pong.content().toString(StandardCharsets.UTF_8));
                case CloseWebSocketFrame close -> control.add("close " + close.statusCode());
                default -> control.add("other");
            }
        }
    }
}
