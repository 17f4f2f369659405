package dev.callwright.media.leg;

import dev.callwright.config.MediaConfig;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media loops and the ports of this process; opens a leg per call. Thread-safe.
 *
 * <p>Sockets are of the family of the configured address: {@code 0.0.0.0} speaks IPv4 only.
 */
public final class MediaEngine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MediaEngine.class);
    private static final int MAX_BIND_ATTEMPTS = 128;
    private static final long BIND_MILLIS = 5000;
    private static final long CLOSE_SECONDS = 5;

    /** Expedited forwarding, what RFC 4594 §4.1 recommends for telephone voice. */
    private static final int TRAFFIC_CLASS = 46 << 2;

    private final MediaConfig config;
    private final InetAddress address;
    private final MultiThreadIoEventLoopGroup group;
    private final List<MediaLoop> loops;
    private final PortPool ports;
    private final Transport transport;
    private volatile boolean closed;

    /** Starts the loops. */
    public MediaEngine(MediaConfig config) {
        this.config = config;
        try {
            address = InetAddress.ofLiteral(config.address());
        } catch (IllegalArgumentException e) {
            throw new MediaException("not an IP address: " + config.address(), e);
        }
        transport = Transport.best(
                address instanceof Inet6Address ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET);
        int threads = config.loops() > 0 ? config.loops() : Runtime.getRuntime().availableProcessors();
        group = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("media"), transport.handlers());
        List<MediaLoop> all = new ArrayList<>();
        group.iterator().forEachRemaining(executor -> all.add(new MediaLoop((EventLoop) executor)));
        loops = List.copyOf(all);
        ports = new PortPool(config.ports(), config.portRest().toNanos(), System::nanoTime);
        log.atInfo()
                .addKeyValue("transport", transport.name())
                .addKeyValue("loops", threads)
                .addKeyValue("address", config.address())
                .addKeyValue("ports", config.ports())
                .log("media engine started");
    }

    /** The loop with the fewest legs. Any thread. */
    public EventLoop nextLoop() {
        return loops.stream()
                .min(Comparator.comparingInt(MediaLoop::legCount))
                .orElseThrow()
                .eventLoop();
    }

    /**
     * Binds a port and makes a leg of it, which drops all it receives until {@link RtpLeg#apply}. Blocks for the bind, so
     * any thread except a loop.
     *
     * @param loop  one of this engine's
     * @throws MediaException if no port is free or the engine is closed
     */
    public RtpLeg open(EventLoop loop, LegListener listener) {
        if (loop.inEventLoop()) {
            throw new IllegalStateException("opening a leg blocks, which a loop must not");
        }
        MediaLoop home = loops.stream()
                .filter(candidate -> candidate.eventLoop().equals(loop))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a loop of this engine"));
        home.expectLeg();
        boolean opened = false;
        try {
            RtpLeg leg = bind(home, listener);
            opened = true;
            return leg;
        } finally {
            if (!opened) {
                home.forgetLeg();
            }
        }
    }

    /** Any thread. */
    public MediaStats stats() {
        List<Counters> counters = loops.stream().map(MediaLoop::counters).toList();
        List<LatenessHistogram> lateness =
                loops.stream().map(MediaLoop::lateness).toList();
        TickStats ticks = new TickStats(
                Counters.sum(counters, Meter.TICKS),
                Counters.sum(counters, Meter.SKIPPED_SLOTS),
                LatenessHistogram.quantileNanos(lateness, 0.5),
                LatenessHistogram.quantileNanos(lateness, 0.99),
                LatenessHistogram.maxNanos(lateness));
        int openLegs = loops.stream().mapToInt(MediaLoop::legCount).sum();
        return new MediaStats(Counters.snapshot(counters), ticks, openLegs, ports.inUse(), ports.resting());
    }

    /** Closes all legs and stops the loops. Any thread except a loop. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (MediaLoop loop : loops) {
            loop.eventLoop().execute(loop::closeLegs);
        }
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private RtpLeg bind(MediaLoop home, LegListener listener) {
        for (int attempt = Math.min(MAX_BIND_ATTEMPTS, ports.size()); attempt > 0; attempt--) {
            if (closed) {
                throw new MediaException("the media engine is closed");
            }
            int port = ports.reserve();
            if (port == PortPool.NONE) {
                break;
            }
            ChannelFuture bound = bootstrap(home.eventLoop()).bind(new InetSocketAddress(address, port));
            if (bound.awaitUninterruptibly(BIND_MILLIS) && bound.isSuccess()) {
                return open(home, bound.channel(), port, listener);
            }
            // Another process may have it; it is looked at again after a rest.
            bound.channel().close().awaitUninterruptibly(BIND_MILLIS);
            ports.release(port);
        }
        throw new MediaException("no RTP port is free in " + config.ports());
    }

    private RtpLeg open(MediaLoop home, Channel channel, int port, LegListener listener) {
        RtpLeg leg = new RtpLeg(home, channel, port, ports, config, listener);
        home.eventLoop().execute(leg::open);
        return leg;
    }

    private Bootstrap bootstrap(EventLoop loop) {
        return new Bootstrap()
                .group(loop)
                .channelFactory(transport.channels())
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.IP_TOS, TRAFFIC_CLASS)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MediaLoop.MAX_DATAGRAM))
                // Replaced by the leg's own once there is a leg; Netty wants one from the start.
                .handler(new ChannelInboundHandlerAdapter());
    }
}
