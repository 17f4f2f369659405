package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.callwright.media.rtp.RtpPacket;
import dev.callwright.media.sdp.MediaDirection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class AllocationIT {

    private static final int PACKETS = 5000;

    /** Netty makes a datagram, its sender's address and a buffer's shell for each packet received; ours adds nothing. */
    private static final long BOUND_OCTETS = 700;

    private int sequenceNumber;

    @Test
    void allocatesNextToNothingPerPacket() throws Exception {
        LegListener deaf = new LegListener() {
            @Override
            public void onAudio(short[] pcm, int length, long arrivalNanos) {}

            @Override
            public void onEvent(LegEvent event) {}
        };
        try (MediaEngine engine = new MediaEngine(Loopback.config(4, Duration.ZERO));
                DatagramSocket caller = new DatagramSocket(0, Loopback.ADDRESS)) {
            RtpLeg leg = engine.open(engine.nextLoop(), deaf);
            leg.detectTones(true);
            leg.apply(Loopback.audio(caller.getLocalPort(), MediaDirection.SENDRECV));
            send(caller, leg);
            long before = allocated(leg);
            long packetsBefore = leg.stats().packetsIn() + leg.stats().packetsOut();
            send(caller, leg);
            long octets = allocated(leg) - before;
            long packets = leg.stats().packetsIn() + leg.stats().packetsOut() - packetsBefore;

            System.out.println("octets allocated per packet: " + octets / packets);
            assertThat(octets / packets).isLessThan(BOUND_OCTETS);
        }
    }

    /** In lots, each awaited, so that the socket's buffer does not overflow. */
    private void send(DatagramSocket caller, RtpLeg leg) throws IOException {
        byte[] packet = new byte[172];
        InetSocketAddress target = new InetSocketAddress(Loopback.ADDRESS, leg.localPort());
        long before = leg.stats().packetsIn();
        for (int i = 1; i <= PACKETS; i++) {
            RtpPacket.write(packet, false, 0, sequenceNumber++, sequenceNumber * 160L, 7);
            caller.send(new DatagramPacket(packet, packet.length, target));
            if (i % 50 == 0) {
                long sent = before + i;
                Polling.until("received", () -> leg.stats().packetsIn() >= sent);
            }
        }
    }

    private static long allocated(RtpLeg leg) throws InterruptedException, ExecutionException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return leg.loop().submit(threads::getCurrentThreadAllocatedBytes).get();
    }
}
