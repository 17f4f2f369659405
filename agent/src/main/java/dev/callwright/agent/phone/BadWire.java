package dev.callwright.agent.phone;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network between a phone and its peer, as bad as a script wants it: both send to this wire, which loses and delays.
 *
 * <pre>
 *   phone  --  near socket  [loses, delays]  far socket  --  peer
 * </pre>
 *
 * <p>Bounded: beyond {@value #MAX_DELAYED} packets under way the next is lost and counted. Thread-safe; the packets are moved by a
 * thread of its own.
 */
public final class BadWire implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BadWire.class);

    static final int MAX_DELAYED = 2_000;
    private static final int MAX_PACKET = 2_048;

    private final Selector selector;
    private final Direction sent;
    private final Direction received;
    private final PriorityQueue<Packet> delayed = new PriorityQueue<>(Comparator.comparingLong(Packet::atNanos));
    private final AtomicLong lost = new AtomicLong();
    private volatile Network network = Network.PERFECT;

    /**
     * Opens both sockets.
     *
     * @param address  local IP address
     * @param seed     the same seed loses the same packets
     */
    public BadWire(String address, long seed) {
        try {
            selector = Selector.open();
            DatagramChannel near = open(address);
            DatagramChannel far = open(address);
            sent = new Direction(near, far, new LossPattern(seed), Network.Side.SENT);
            received = new Direction(far, near, new LossPattern(seed + 1), Network.Side.RECEIVED);
            near.register(selector, SelectionKey.OP_READ, sent);
            far.register(selector, SelectionKey.OP_READ, received);
        } catch (IOException e) {
            throw new UncheckedIOException("no sockets for a network", e);
        }
        Thread.ofPlatform().daemon().name("bad-wire").start(this::carry);
    }

    private static DatagramChannel open(String address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        channel.configureBlocking(false);
        return channel;
    }

    /** From now on the network is like this. */
    public void be(Network other) {
        network = other;
    }

    /** Packets lost so far. */
    public long lost() {
        return lost.get();
    }

    /** Where the phone sends to. */
    InetSocketAddress near() {
        return address(sent.in);
    }

    /** Where the peer sends to. */
    InetSocketAddress far() {
        return address(received.in);
    }

    /** Who is on either side. */
    void connect(InetSocketAddress phone, InetSocketAddress peer) {
        sent.to = peer;
        received.to = phone;
    }

    @Override
    public void close() {
        for (Closeable part : List.of(selector, sent.in, received.in)) {
            try {
                part.close();
            } catch (IOException e) {
                log.atWarn().setCause(e).log("a socket did not close");
            }
        }
    }

    private void carry() {
        try {
            while (selector.isOpen()) {
                long wait = delayed.isEmpty() ? 1_000 : millisUntil(delayed.element().atNanos);
                selector.select(Math.max(1, wait));
                for (SelectionKey key : selector.selectedKeys()) {
                    take((Direction) key.attachment());
                }
                selector.selectedKeys().clear();
                deliver();
            }
        } catch (ClosedSelectorException | IOException e) {
            log.atDebug().log("the network is closed");
        }
    }

    private static long millisUntil(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime() + 999_999);
    }

    private void take(Direction direction) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_PACKET);
        while (direction.in.receive(buffer) != null) {
            buffer.flip();
            travel(direction, buffer);
            buffer = ByteBuffer.allocate(MAX_PACKET);
        }
    }

    private void travel(Direction direction, ByteBuffer packet) throws IOException {
        Network now = network;
        boolean suffers = now.side() == Network.Side.BOTH || now.side() == direction.side;
        Network here = suffers ? now : Network.PERFECT;
        if (direction.pattern.loses(here) || delayed.size() >= MAX_DELAYED) {
            lost.incrementAndGet();
            return;
        }
        long late = direction.pattern.lateNanos(here);
        if (late == 0) {
            direction.send(packet);
        } else {
            delayed.add(new Packet(direction, packet, System.nanoTime() + late));
        }
    }

    private void deliver() throws IOException {
        long now = System.nanoTime();
        while (!delayed.isEmpty() && delayed.element().atNanos - now <= 0) {
            Packet packet = delayed.remove();
            packet.direction.send(packet.content);
        }
    }

    private static InetSocketAddress address(DatagramChannel channel) {
        try {
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Packet(Direction direction, ByteBuffer content, long atNanos) {}

    /** Packets of one side. */
    private static final class Direction {

        private final DatagramChannel in;
        private final DatagramChannel out;
        private final LossPattern pattern;
        private final Network.Side side;
        private volatile InetSocketAddress to = new InetSocketAddress(0);

        private Direction(DatagramChannel in, DatagramChannel out, LossPattern pattern, Network.Side side) {
            this.in = in;
            this.out = out;
            this.pattern = pattern;
            this.side = side;
        }

        private void send(ByteBuffer packet) throws IOException {
            if (to.getPort() != 0) {
                out.send(packet, to);
            }
        }
    }
}
