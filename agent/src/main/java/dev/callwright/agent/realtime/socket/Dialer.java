package dev.callwright.agent.realtime.socket;

import dev.callwright.agent.realtime.RealtimeEndpoint;
import dev.callwright.agent.realtime.Trust;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;

/**
 * Brings a channel to the service: name, TCP, TLS, as far as the upgrade.
 *
 * <p>The name is resolved and the trust store read on a virtual thread, and so is the arithmetic of the TLS handshake: all of
 * them would stop the audio of every other call on the loop. Everything else is Owner: media loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failed operation shows as a broken or closed channel.
public final class Dialer {

    /** What may wait to be sent before audio is dropped: about 16 seconds of it. */
    static final int MAX_PENDING_OCTETS = 1 << 20;

    private static final int MAX_ADDRESSES = 3;
    private static final int MAX_UNACKNOWLEDGED_MILLIS = 20_000;

    private final EventLoop loop;
    private final UpgradeRequest request;
    private final Duration timeout;
    private final Trust trust;
    private final Endings endings;
    private final Link link;
    private boolean cancelled;

    public Dialer(EventLoop loop, UpgradeRequest request, RealtimeEndpoint endpoint, Endings endings, Link link) {
        this.loop = loop;
        this.request = request;
        this.timeout = endpoint.connectTimeout();
        this.trust = endpoint.trust();
        this.endings = endings;
        this.link = link;
    }

    public void dial() {
        Thread.ofVirtual().name("realtime-resolve").start(this::resolve);
    }

    /** No further attempts; the channel, if there is one, is the session's to close. */
    public void cancel() {
        cancelled = true;
    }

    private void resolve() {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(request.host());
            Optional<SslContext> tls = request.secure() ? Optional.of(trust.context()) : Optional.empty();
            onLoop(() -> connect(addresses, 0, tls));
        } catch (SSLException e) {
            onLoop(() -> link.ended(endings.cannotVerify(e)));
        } catch (UnknownHostException e) {
            onLoop(() -> link.ended(endings.unreachable(e)));
        }
    }

    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The loop is shutting down, and the session's owner with it: there is nobody left to tell.
            cancelled = true;
        }
    }

    private void connect(InetAddress[] addresses, int index, Optional<SslContext> tls) {
        if (cancelled) {
            return;
        }
        int candidates = Math.min(addresses.length, MAX_ADDRESSES);
        bootstrap(candidates, tls)
                .connect(new InetSocketAddress(addresses[index], request.port()))
                .addListener((ChannelFuture connected) -> {
                    if (connected.isSuccess() || cancelled) {
                        return;
                    }
                    if (index + 1 < candidates) {
                        connect(addresses, index + 1, tls);
                    } else {
                        link.ended(endings.unreachable(connected.cause()));
                    }
                });
    }

    private Bootstrap bootstrap(int candidates, Optional<SslContext> tls) {
        boolean epoll = loop instanceof IoEventLoop ioLoop && ioLoop.isCompatible(EpollIoHandle.class);
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
                .disableResolver()
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis() / candidates + 1))
                .option(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(MAX_PENDING_OCTETS / 2, MAX_PENDING_OCTETS))
                .handler(new Pipeline(tls));
        if (epoll) {
            // A peer that vanished is noticed by the kernel, even while we do nothing but send.
            bootstrap.option(EpollChannelOption.TCP_USER_TIMEOUT, MAX_UNACKNOWLEDGED_MILLIS);
        }
        return bootstrap;
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {

        private final Optional<SslContext> tls;

        Pipeline(Optional<SslContext> tls) {
            this.tls = tls;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            tls.ifPresent(context -> channel.pipeline()
                    .addLast(context.newHandler(
                            channel.alloc(), request.host(), request.port(), Thread::startVirtualThread)));
            channel.pipeline().addLast(new HttpClientCodec(), new UpgradeHandler(request, endings, link));
            link.channel((Channel) channel);
        }
    }
}
