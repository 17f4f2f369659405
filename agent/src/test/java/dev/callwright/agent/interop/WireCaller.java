package dev.callwright.agent.interop;

import dev.callwright.media.codec.G711;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A caller who sends and receives every RTP packet by hand and notes its time: says sounds, and plays back to the agent as much of
 * the agent as an echo would. Owner: the script's thread; the packets have a thread of their own.
 */
final class WireCaller implements AutoCloseable {

    /** A packet of the agent: when it came, and how loud it is. */
    record Packet(long nanos, double rms) {

        boolean sounds() {
            return rms > 60;
        }
    }

    static final int SLOT = 160;
    static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int HEADER = 12;
    private static final int ECHO_ROOM = 8192;

    private final DatagramSocket rtp;
    private final RawCaller sip;
    private final InetSocketAddress agent;
    private final Thread thread;
    private final List<Packet> heard = new ArrayList<>();
    private final short[] echoes = new short[ECHO_ROOM];
    private final byte[] packet = new byte[HEADER + SLOT];
    private final short[] pcm = new short[SLOT];
    private short[] saying = new short[0];
    private int said;
    private long saidAt;
    private int echoDelay;
    private double echoGain;
    private long received;
    private int sequence;
    private volatile boolean hungUp;

    WireCaller(int serverPort) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            rtp = new DatagramSocket(new InetSocketAddress(loopback, 0));
            sip = new RawCaller(serverPort);
            String offer = RawCaller.audio("8", "sendrecv").replace("audio 4000 ", "audio " + rtp.getLocalPort() + " ");
            Matcher port = Pattern.compile("m=audio (\\d+)").matcher(sip.invite("100", offer));
            if (!port.find()) {
                throw new AssertionError("the call was not answered");
            }
            agent = new InetSocketAddress(loopback, Integer.parseInt(port.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().name("wire-caller").start(this::talk);
    }

    /** Says something from the next packet on, and returns when it has been said; the time is that of its first packet. */
    long say(short[] samples) {
        synchronized (this) {
            saying = samples;
            said = 0;
            saidAt = 0;
        }
        Lab.await("said", () -> {
            synchronized (this) {
                return said >= saying.length;
            }
        });
        synchronized (this) {
            return saidAt;
        }
    }

    /** The agent is heard again in what we send, so much later and by this factor. */
    synchronized void echo(int delayMillis, double gain) {
        echoDelay = delayMillis * 8;
        echoGain = gain;
    }

    /** What came of the agent since a moment. */
    synchronized List<Packet> heardSince(long nanos) {
        return heard.stream().filter(each -> each.nanos() >= nanos).toList();
    }

    /** Whether the agent has been speaking without a long pause for so long. */
    synchronized boolean agentSpeaks(long millis) {
        long from = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(millis);
        List<Packet> last = heardSince(from);
        return last.size() > millis / 25
                && last.getFirst().sounds()
                && last.getLast().sounds()
                && last.stream().filter(Packet::sounds).count() > last.size() * 0.6;
    }

    /** Whether nothing was heard of the agent for so long. */
    synchronized boolean agentSilent(long millis) {
        return heardSince(System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(millis)).stream()
                .noneMatch(Packet::sounds);
    }

    @Override
    public void close() {
        hungUp = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sip.bye("100");
        sip.close();
        rtp.close();
    }

    private void talk() {
        byte[] datagram = new byte[2048];
        DatagramPacket in = new DatagramPacket(datagram, datagram.length);
        try {
            for (long slot = System.nanoTime(); !hungUp; slot += SLOT_NANOS) {
                long left = slot - System.nanoTime();
                while (left > 0) {
                    if (receive(in, left)) {
                        hear(datagram, in.getLength(), System.nanoTime());
                    }
                    left = slot - System.nanoTime();
                }
                send();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean receive(DatagramPacket in, long nanos) throws IOException {
        try {
            rtp.setSoTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
            rtp.receive(in);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private synchronized void hear(byte[] datagram, int length, long now) {
        if (length != HEADER + SLOT) {
            return;
        }
        G711.PCMA.decode(datagram, HEADER, SLOT, pcm, 0);
        double energy = 0;
        for (short sample : pcm) {
            echoes[(int) (received++ % ECHO_ROOM)] = sample;
            energy += (double) sample * sample;
        }
        heard.add(new Packet(now, Math.sqrt(energy / SLOT)));
    }

    private synchronized void send() throws IOException {
        for (int i = 0; i < SLOT; i++) {
            long back = received - SLOT + i - echoDelay;
            double echo = back < 0 ? 0 : echoGain * echoes[(int) (back % ECHO_ROOM)];
            double own = said + i < saying.length ? saying[said + i] : 0;
            pcm[i] = (short) Math.clamp(own + echo, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        saidAt = said == 0 ? System.nanoTime() : saidAt;
        said = Math.min(saying.length, said + SLOT);
        header();
        G711.PCMA.encode(pcm, 0, SLOT, packet, HEADER);
        rtp.send(new DatagramPacket(packet, packet.length, agent));
    }

    private void header() {
        packet[0] = (byte) 0x80;
        packet[1] = 8;
        packet[2] = (byte) (sequence >> 8);
        packet[3] = (byte) sequence;
        int timestamp = sequence * SLOT;
        for (int i = 0; i < 4; i++) {
            packet[4 + i] = (byte) (timestamp >> (24 - 8 * i));
        }
        packet[11] = 7;
        sequence++;
    }
}
