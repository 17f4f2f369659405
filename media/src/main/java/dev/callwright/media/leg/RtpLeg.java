package dev.callwright.media.leg;

import dev.callwright.config.MediaConfig;
import dev.callwright.media.sdp.NegotiatedAudio;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call's RTP endpoint: caller audio to a {@link LegListener}, agent audio and digits to the caller.
 *
 * <p>All audio is PCM16 at 8 kHz. From the first {@link #apply} on the listener hears a continuous stream and, unless on
 * hold, the caller gets a packet every 20 ms, silence where there is no speech. Owner: media loop; methods documented as
 * callable from any thread hop to it.
 */
public final class RtpLeg implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RtpLeg.class);
    private static final int OCTETS_PER_MILLI = 8;

    private final MediaLoop home;
    private final Channel channel;
    private final int port;
    private final PortPool ports;
    private final Counters counters;
    private final SourceCheck sources = new SourceCheck();
    private final Uplink uplink;
    private final Downlink downlink;
    private final PacketSender sender;
    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean started;
    private boolean released;
    private boolean failureLogged;

    RtpLeg(MediaLoop home, Channel channel, int port, PortPool ports, MediaConfig config, LegListener listener) {
        this.home = home;
        this.channel = channel;
        this.port = port;
        this.ports = ports;
        counters = new Counters(home.counters());
        uplink = new Uplink(config, sources, listener, counters);
        int limit = Math.toIntExact(config.playoutLimit().toMillis() * OCTETS_PER_MILLI);
        downlink = new Downlink(limit, listener, counters, new SecureRandom());
        sender = new PacketSender(channel);
    }

    /** The loop that owns this leg; other channels of the call belong on it. Any thread. */
    public EventLoop loop() {
        return home.eventLoop();
    }

    /** Runs an action where {@link #play} and the like may be called. Any thread. */
    public void execute(Runnable action) {
        loop().execute(action);
    }

    /** Any thread. */
    public int localPort() {
        return port;
    }

    /**
     * Starts media, or changes it after a re-INVITE: address, codec, direction. A new remote address has to show its source
     * again. Any thread; takes effect in order.
     */
    public void apply(NegotiatedAudio audio) {
        onLoop(() -> applyOnLoop(audio));
    }

    /**
     * Tells where signalling comes from, to be called before {@link #apply}: media is believed to come from there when the
     * signalled address is none that works. Any thread; takes effect in order.
     */
    public void signalledFrom(InetAddress address) {
        onLoop(() -> sources.signalledFrom(address));
    }

    /** Whether tones in the caller's audio are reported as {@link LegEvent.ToneHeard}; not unless asked for. Any thread. */
    public void detectTones(boolean wanted) {
        onLoop(() -> uplink.detectTones(wanted));
    }

    /** Queues speech for the caller; samples at 8 kHz. Loop only. */
    public void play(short[] pcm8k, int offset, int length) {
        assert loop().inEventLoop();
        downlink.play(pcm8k, offset, length);
    }

    /** The agent has finished speaking: a last partial frame is padded with silence and sent. Loop only. */
    public void finishPlaying() {
        assert loop().inEventLoop();
        downlink.finishPlaying();
    }

    /** Samples ever queued, less those flushed. Loop only. */
    public long queuedSamples() {
        assert loop().inEventLoop();
        return downlink.queuedSamples();
    }

    /** Samples of speech ever sent; silence between speech is not counted. Loop only. */
    public long sentSamples() {
        assert loop().inEventLoop();
        return downlink.sentSamples();
    }

    /**
     * Lets speech fade out within the next slot and wait. Nothing is lost: more may be queued, the caller gets silence, and
     * {@link #sentSamples} stands still. Digits are sent meanwhile. Loop only; any number of times.
     */
    public void hold() {
        assert loop().inEventLoop();
        downlink.hold();
    }

    /** Lets speech go on exactly where {@link #hold} stopped it; nothing happens if it did not. Loop only. */
    public void release() {
        assert loop().inEventLoop();
        downlink.release();
    }

    /**
     * Drops all queued speech at once and ends a hold; the next slot is silent. No {@link LegEvent.PlayoutDrained} follows.
     * Loop only.
     *
     * @return samples dropped
     */
    public long flush() {
        assert loop().inEventLoop();
        return downlink.flush();
    }

    /** Sends digits ({@code 0-9 * # A-D}) as RFC 4733 events; speech waits meanwhile. Any thread. */
    public void sendDigits(String digits) {
        onLoop(() -> downlink.sendDigits(digits));
    }

    /** Sends digits ({@code 0-9 * # A-D}) as tones in the audio; speech waits meanwhile. Any thread. */
    public void sendTones(String digits) {
        onLoop(() -> downlink.sendTones(digits));
    }

    /** What is known of the peer's media, for whoever looks for the fault in a call. Any thread. */
    public LegFacts facts() {
        return uplink.sightings().facts(stats());
    }

    /** Any thread. */
    public LegStats stats() {
        return counters.snapshot();
    }

    /** Frees the socket; the port rests before it is used again. Nothing is heard after. Any thread, any number of times. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            // Never at once, even on the loop: the ticker may be in the middle of its legs.
            loop().execute(this::closeOnLoop);
        }
    }

    private void onLoop(Runnable action) {
        if (closed.get()) {
            return;
        }
        if (loop().inEventLoop()) {
            action.run();
        } else {
            loop().execute(action);
        }
    }

    /** Joins the loop; packets are read from now on, if only to be dropped. */
    void open() {
        assert loop().inEventLoop();
        home.add(this);
        channel.pipeline().addLast(new LegHandler(this));
        channel.config().setAutoRead(true);
    }

    private void applyOnLoop(NegotiatedAudio audio) {
        if (released) {
            return;
        }
        sources.signalled(audio.remote());
        uplink.apply(audio, System.nanoTime());
        downlink.apply(audio);
        if (!started) {
            started = true;
            home.ticker().add(this);
        }
    }

    private void closeOnLoop() {
        released = true;
        home.remove(this);
        sender.release();
        channel.close().addListener(done -> {
            ports.release(port);
            home.forgetLeg();
        });
    }

    void receive(InetSocketAddress source, ByteBuf content) {
        if (!closed.get()) {
            byte[] datagram = home.datagram();
            int length = Math.min(content.readableBytes(), datagram.length);
            content.getBytes(content.readerIndex(), datagram, 0, length);
            uplink.receive(source, datagram, length, System.nanoTime());
        }
    }

    /** The edge where whatever a listener throws ends: it would end the tick, and so the audio of all legs of the loop. */
    void tick(int slots, long nowNanos) {
        if (closed.get()) {
            return;
        }
        try {
            send(slots);
            uplink.tick(slots, nowNanos);
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void send(int slots) {
        downlink.skip(slots - 1);
        int length = downlink.next(home.packet());
        if (length > 0 && sources.hasTarget()) {
            boolean sent = sender.send(home.packet(), length, sources.target());
            counters.increment(sent ? Meter.PACKETS_OUT : Meter.UNSENT_PACKETS);
        }
        downlink.report();
    }

    void socketFailed() {
        counters.increment(Meter.SOCKET_ERRORS);
    }

    void failed(Throwable cause) {
        counters.increment(Meter.FAILURES);
        if (!failureLogged) {
            failureLogged = true;
            log.atError().addKeyValue("port", port).setCause(cause).log("media leg failed, carrying on");
        }
    }
}
