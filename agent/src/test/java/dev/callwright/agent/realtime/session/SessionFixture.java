package dev.callwright.agent.realtime.session;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.RealtimeEndpoint;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Trust;
import dev.callwright.agent.realtime.dialect.Dialects;
import dev.callwright.config.ProviderConfig.ProviderAudio;
import dev.callwright.config.Secret;
import dev.callwright.config.TurnDetectionConfig;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One loop, one fake service, and sessions between them. */
final class SessionFixture implements AutoCloseable {

    static final String KEY = "sk-secret-key-123";
    static final SessionSettings SETTINGS =
            new SessionSettings("step-audio-2", "qingchunshaonv", "Be \"brief\", 你好.", TurnDetectionConfig.DEFAULTS);

    final FakeService service;
    final EventLoop loop;
    final Recorder recorder = new Recorder();
    private final MultiThreadIoEventLoopGroup group;

    SessionFixture() {
        this(Optional.empty(), Epoll.isAvailable());
    }

    SessionFixture(Optional<SslContext> tls, boolean epoll) {
        service = new FakeService(tls);
        IoHandlerFactory factory = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group = new MultiThreadIoEventLoopGroup(1, factory);
        loop = group.next();
    }

    RealtimeSession connect() {
        return connect(service.url("127.0.0.1"), true, Duration.ofSeconds(5));
    }

    RealtimeSession connect(URI url, boolean verifyTls, Duration timeout) {
        return connect(url, new Trust(verifyTls, ""), timeout);
    }

    RealtimeSession connect(URI url, Trust trust, Duration timeout) {
        RealtimeEndpoint endpoint =
                new RealtimeEndpoint(url, new Secret(KEY), trust, timeout, Dialects.STEPFUN, ProviderAudio.AUTO);
        return RealtimeSession.connect(loop, endpoint, SETTINGS, AudioFormat.PCMA, recorder);
    }

    RealtimeSession connectAndAwaitReady() throws InterruptedException {
        RealtimeSession session = connect();
        recorder.awaitReady();
        return session;
    }

    /** Runs on the loop and waits for it; a failure there is a failure here. */
    void onLoop(Runnable task) {
        loop.submit(task).syncUninterruptibly();
    }

    @Override
    public void close() {
        service.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
