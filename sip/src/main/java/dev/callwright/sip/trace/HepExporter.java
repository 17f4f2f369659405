package dev.callwright.sip.trace;

import dev.callwright.config.CaptureConfig;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.trace.CallTrace.Seen;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends every message to a Homer server by HEP version 3 over UDP, credentials and keys hidden. Whoever feeds it never waits: a
 * queue holds {@value #QUEUE} messages, and what finds it full is dropped and counted. One daemon thread. Thread-safe.
 */
public final class HepExporter implements WireTap, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HepExporter.class);
    private static final int QUEUE = 2_000;
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    /** The name of the server is looked up this often, so that it may move. */
    private static final Duration ADDRESS_LIFE = Duration.ofMinutes(1);

    private final CaptureConfig config;
    private final InstantSource clock;
    private final DatagramSocket socket;
    private final BlockingQueue<Seen> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LongAdder sent = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Thread thread = Thread.ofPlatform().daemon().name("hep").unstarted(this::run);
    private InetSocketAddress server = InetSocketAddress.createUnresolved("unknown", 0);
    private long resolvedNanos;

    private HepExporter(CaptureConfig config, InstantSource clock) throws SocketException {
        this.config = config;
        this.clock = clock;
        this.socket = new DatagramSocket();
        this.resolvedNanos = System.nanoTime() - ADDRESS_LIFE.toNanos();
    }

    /** Starts exporting to {@code hep} of the configuration, {@code HOST:PORT}. */
    public static HepExporter start(CaptureConfig config, InstantSource clock) throws SocketException {
        HepExporter exporter = new HepExporter(config, clock);
        exporter.thread.start();
        return exporter;
    }

    @Override
    public void see(Message message) {
        if (!queue.offer(new Seen(clock.instant(), message))) {
            dropped.increment();
        }
    }

    /** Messages handed to the kernel. */
    public long sent() {
        return sent.sum();
    }

    /** Messages that were not: the queue was full, the server is unknown or refuses. */
    public long dropped() {
        return dropped.sum();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                export(queue.take());
            }
        } catch (InterruptedException _) {
            // The exporter closes.
        }
    }

    private void export(Seen seen) {
        try {
            Message message = seen.message();
            InetSocketAddress local = local(message);
            byte[] packet = HepPacket.of(
                    new Message(
                            message.sent(),
                            local,
                            message.remote(),
                            message.transport(),
                            message.callId(),
                            Masking.secrets(message.text())),
                    local,
                    seen.at(),
                    config.hepNode(),
                    config.hepPassword().value());
            socket.send(new DatagramPacket(packet, packet.length, server()));
            sent.increment();
        } catch (IOException | RuntimeException e) {
            dropped.increment();
            LOG.debug("a message could not be exported", e);
        }
    }

    private InetSocketAddress server() throws IOException {
        if (System.nanoTime() - resolvedNanos >= ADDRESS_LIFE.toNanos()) {
            resolvedNanos = System.nanoTime();
            int colon = config.hep().lastIndexOf(':');
            String host = config.hep().substring(0, colon).replace("[", "").replace("]", "");
            server = new InetSocketAddress(
                    InetAddress.getByName(host), Integer.parseInt(config.hep().substring(colon + 1)));
        }
        if (server.isUnresolved()) {
            throw new IOException("the address of " + config.hep() + " is not known");
        }
        return server;
    }

    /** Bound to every address, the kernel says which one a peer sees. */
    private static InetSocketAddress local(Message message) throws SocketException {
        if (!message.local().getAddress().isAnyLocalAddress()) {
            return message.local();
        }
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(message.remote());
            return new InetSocketAddress(
                    probe.getLocalAddress(), message.local().getPort());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
        LOG.atInfo()
                .addKeyValue("sent", sent())
                .addKeyValue("dropped", dropped())
                .log("export to Homer ends");
    }
}
