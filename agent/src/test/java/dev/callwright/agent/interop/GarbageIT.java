package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.config.PortRange;
import dev.callwright.media.leg.DropReason;
import dev.callwright.media.leg.LegStats;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Rubbish arrives at every port while a call goes on; the call's audio is none the worse for it. */
@Timeout(60)
class GarbageIT {

    private static final int PIECES = 400;
    private static final InetAddress SERVER = InetAddress.getLoopbackAddress();

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final int rtpPort = FreePort.next();

    @BeforeEach
    void printSeed(TestInfo test) {
        System.out.println(test.getDisplayName() + " -Dseed=" + seed);
    }

    @Test
    void rubbishAtTheSipPortIsCountedAndTheCallGoesOn() throws Exception {
        try (Lab lab = lab();
                Caller caller = Caller.in(lab);
                RawCaller stranger = new RawCaller(lab.sipPort())) {
            Thread rubbish = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < PIECES; i++) {
                    stranger.send(i % 2 == 0 ? noise(700) : truncated(stranger.pristineInvite("100")));
                    Pause.of(Duration.ofMillis(3));
                }
            });
            Thread rubbishOverTcp = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < PIECES / 10; i++) {
                    sendOverTcp(lab.sipPort(), i % 2 == 0 ? noise(700) : truncated(stranger.pristineInvite("100")));
                }
            });

            checkTheCall(lab, caller);

            rubbish.join();
            rubbishOverTcp.join();
            assertThat(lab.meter("sip.malformed")).as("seed %d", seed).isPositive();
        }
    }

    @Test
    void rubbishAtTheRtpPortIsCountedAndTheCallGoesOn() throws Exception {
        try (Lab lab = lab();
                Caller caller = Caller.in(lab);
                DatagramSocket stranger = new DatagramSocket(0, SERVER)) {
            Thread rubbish = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < PIECES; i++) {
                    sendRtp(stranger, spoiltRtp(i));
                    Pause.of(Duration.ofMillis(3));
                }
            });

            checkTheCall(lab, caller);

            rubbish.join();
            Lab.await("every packet read", () -> droppedByShape(lab) >= 4L * PIECES / 5);
            LegStats traffic = lab.server().media().stats().traffic();
            for (DropReason reason :
                    List.of(DropReason.VERSION, DropReason.CSRC, DropReason.EXTENSION, DropReason.TOO_SHORT)) {
                assertThat(traffic.dropped(reason))
                        .as("%s, seed %d", reason, seed)
                        .isGreaterThanOrEqualTo(PIECES / 5);
            }
        }
    }

    @Test
    void absurdDescriptionsAreRefusedAndTheCallGoesOn() throws Exception {
        try (Lab lab = lab();
                Caller caller = Caller.in(lab)) {
            for (String sdp : absurdDescriptions()) {
                try (RawCaller stranger = new RawCaller(lab.sipPort())) {
                    assertThat(RawCaller.status(stranger.invite("100", sdp)))
                            .as(sdp)
                            .isIn(400, 488);
                }
            }
            checkTheCall(lab, caller);

            assertThat(lab.meter("calls.started"))
                    .isEqualTo(1 + absurdDescriptions().size());
            Lab.await("only this call's leg", () -> lab.server().media().stats().openLegs() == 1);
        }
    }

    private void checkTheCall(Lab lab, Caller caller) throws Exception {
        short[] words = Lab.words();
        assertThat(caller.piecesOfEcho(words)).as("seed %d", seed).isGreaterThan(0.8);
        assertThat(lab.meter("sip.faults")).as("seed %d", seed).isZero();
        assertThat(lab.server().media().stats().traffic().failures())
                .as("seed %d", seed)
                .isZero();
        assertThat(lab.meter("calls.ended{outcome=fault}")).as("seed %d", seed).isZero();
    }

    private static List<String> absurdDescriptions() {
        String head = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n";
        return List.of(
                head + "m=audio 99999999999999999999 RTP/AVP 0\r\n",
                head + "m=audio -1 RTP/AVP 0\r\n",
                head + "m=audio 65536 RTP/AVP 0\r\n",
                head + "m=audio 4000 RTP/AVP 99999999999999999999\r\n",
                head + "m=audio 4000 RTP/AVP 96\r\na=rtpmap:96 PCMU/99999999999999999999\r\n",
                head.replace("IP4 127.0.0.1\r\nt", "IP4 999.999.999.999\r\nt") + "m=audio 4000 RTP/AVP 0\r\n",
                "m=audio 4000 RTP/AVP 0\r\n",
                "\u0000\u0001\u0002");
    }

    /** RTP that is broken in one of five ways, by turns. */
    private byte[] spoiltRtp(int turn) {
        byte[] packet = noise(172);
        packet = Arrays.copyOf(packet, 172);
        packet[0] = (byte) 0x80;
        packet[1] = 0;
        switch (turn % 5) {
            case 0 -> packet[0] = 0x40;
            case 1 -> {
                packet = Arrays.copyOf(packet, 12 + random.nextInt(48));
                packet[0] = (byte) 0x8F;
            }
            case 2 -> {
                packet[0] = (byte) 0x90;
                packet[14] = (byte) 0xFF;
                packet[15] = (byte) 0xFF;
            }
            case 3 -> packet = Arrays.copyOf(packet, 1 + random.nextInt(11));
            case 4 -> packet = noise(1400);
            default -> throw new IllegalStateException();
        }
        return packet;
    }

    private static long droppedByShape(Lab lab) {
        LegStats traffic = lab.server().media().stats().traffic();
        return traffic.dropped().values().stream().mapToLong(Long::longValue).sum();
    }

    private synchronized byte[] noise(int longest) {
        byte[] bytes = new byte[1 + random.nextInt(longest)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Cut within its headers, so that it is never whole. */
    private synchronized byte[] truncated(String message) {
        int end = message.indexOf("CSeq");
        return message.substring(0, 1 + random.nextInt(end)).getBytes(StandardCharsets.UTF_8);
    }

    private void sendRtp(DatagramSocket from, byte[] bytes) {
        try {
            from.send(new DatagramPacket(bytes, bytes.length, SERVER, rtpPort));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void sendOverTcp(int port, byte[] bytes) {
        try (Socket socket = new Socket(SERVER, port)) {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // The server may close the connection while we write: that is an answer, too.
        }
    }

    /** The first leg takes the first port of the range. */
    private Lab lab() {
        LabSettings settings = LabSettings.PLAIN.withPorts(new PortRange(rtpPort, rtpPort + 31));
        return Lab.start(Lab.parrotScenario(), SimulatorListener.NONE, settings);
    }
}
