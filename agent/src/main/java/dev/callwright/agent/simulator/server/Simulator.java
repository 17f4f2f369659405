package dev.callwright.agent.simulator.server;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.simulator.service.FaceCounts;
import dev.callwright.agent.simulator.session.Voices;
import dev.callwright.agent.simulator.speech.Ears;
import dev.callwright.agent.simulator.speech.Espeak;
import dev.callwright.agent.simulator.speech.Prompts;
import dev.callwright.agent.simulator.speech.Repertoire;
import dev.callwright.agent.simulator.speech.Speaker;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A realtime server that speaks the protocol of StepFun, for demos, tests and load: energy voice detection, bundled speech,
 * and the faults of a {@link Scenario}.
 *
 * <p>Thread-safe. Each connection is owned by one event loop of this object.
 */
public final class Simulator implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Simulator.class);

    private static final int MAX_LOOPS = 2;
    private static final int MAX_REQUEST_BYTES = 4 << 20;
    private static final int REQUEST_SECONDS = 10;
    private static final Duration SYNTHESIS_TIMEOUT = Duration.ofSeconds(3);

    private final Scenario scenario;
    private final SimulatorListener listener;
    private final Admission admission;
    private final FaceCounts faceCounts;
    private final Espeak espeak = new Espeak(SYNTHESIS_TIMEOUT);
    private final Voices voices;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            Math.min(MAX_LOOPS, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().name("simulator-", 0).daemon().factory(),
            NioIoHandler.newFactory());

    public Simulator(Scenario scenario) {
        this(scenario, SimulatorListener.NONE);
    }

    /**
     * A server that can be started. The sentences of a script are spoken here, which takes a moment.
     *
     * @throws IllegalArgumentException when the scenario names a prompt that does not exist
     */
    public Simulator(Scenario scenario, SimulatorListener listener) {
        this.scenario = scenario;
        this.listener = listener;
        this.admission = new Admission(scenario);
        this.faceCounts = new FaceCounts(scenario);
        Scenario.Answers answers = scenario.answers();
        Prompts prompts = Prompts.load();
        Speaker speaker =
                new Speaker(answers.mode(), answers.greeting(), answers.prompts(), answers.texts(), prompts, espeak);
        this.voices = new Voices(speaker, new Repertoire(prompts), new Ears());
        scenario.script().forEach(rule -> voices.repertoire().learn(rule.say(), rule.voice()));
    }

    /**
     * Tells what callers are going to say: speech that sounds like this is transcribed by these words.
     *
     * @param pcm  speech as the caller's device sends it
     */
    public void expect(String words, short[] pcm, int sampleRateHz) {
        voices.ears().learn(words, pcm, sampleRateHz);
    }

    /**
     * Listens for plain WebSockets.
     *
     * @param port  zero for any free one
     * @return the address to connect to
     * @throws UncheckedIOException when the address cannot be bound
     */
    public URI start(String host, int port) {
        return bind("ws", host, port, _ -> {});
    }

    /**
     * Listens for WebSockets over TLS.
     *
     * @param certificate  chain in PEM
     * @param key          private key in PEM (PKCS #8), without a password
     * @throws UncheckedIOException when the files cannot be used or the address cannot be bound
     */
    public URI startTls(String host, int port, Path certificate, Path key) {
        try {
            SslContext tls = SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                    .build();
            return bind("wss", host, port, channel -> channel.pipeline().addLast(tls.newHandler(channel.alloc())));
        } catch (SSLException | IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException("cannot use " + certificate + " and " + key, e));
        }
    }

    /** Sessions open now. */
    public int sessions() {
        return admission.sessions();
    }

    @Override
    public void close() {
        espeak.close();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private URI bind(String scheme, String host, int port, Consumer<Channel> security) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(256 << 10, 1 << 20))
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel, security);
                    }
                })
                .bind(host, port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new UncheckedIOException(new IOException("cannot listen on " + host + ":" + port, bound.cause()));
        }
        InetSocketAddress address = (InetSocketAddress) bound.channel().localAddress();
        String name = host.contains(":") ? "[" + host + "]" : host;
        URI uri = URI.create(scheme + "://" + name + ":" + address.getPort() + "/v1/realtime");
        log.atInfo().addKeyValue("url", uri).log("simulator listens");
        return uri;
    }

    private void accept(Channel channel, Consumer<Channel> security) {
        if (admission.refusesConnection()) {
            var _ = channel.close();
            return;
        }
        security.accept(channel);
        channel.pipeline()
                .addLast(
                        new ReadTimeoutHandler(REQUEST_SECONDS),
                        new HttpServerCodec(),
                        new HttpObjectAggregator(MAX_REQUEST_BYTES),
                        new FaceHandler(scenario, admission, faceCounts, voices.speaker()),
                        new UpgradeHandler(scenario, admission, voices, listener));
    }
}
