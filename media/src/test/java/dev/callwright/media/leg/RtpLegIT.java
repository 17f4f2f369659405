package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.callwright.media.sdp.MediaDirection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RtpLegIT {

    private final MediaEngine engine = new MediaEngine(Loopback.config(16, Duration.ofSeconds(30)));
    private final HeardByListener heardByAgent = new HeardByListener();
    private final HeardByListener heardByCaller = new HeardByListener();
    private final RtpLeg agent = engine.open(engine.nextLoop(), heardByAgent);
    private final RtpLeg caller = engine.open(engine.nextLoop(), heardByCaller);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void carriesSpeechInOrderAndReportsWhenItHasDrained() throws Exception {
        connect();
        // Each 20 ms frame has a level of its own, far enough from the next to survive mu-law.
        onLoop(agent, () -> {
            for (int frame = 1; frame <= 25; frame++) {
                short[] pcm = new short[160];
                Arrays.fill(pcm, (short) (frame * 1000));
                agent.play(pcm, 0, 160);
            }
            agent.play(new short[40], 0, 40);
            agent.finishPlaying();
            return agent.queuedSamples();
        });
        Polling.until("drained", () -> heardByAgent.events.contains(new LegEvent.PlayoutDrained()));
        Polling.until("heard", () -> loud(heardByCaller).size() >= 25);

        List<Integer> expected = IntStream.rangeClosed(1, 25).boxed().toList();
        assertThat(loud(heardByCaller)).isEqualTo(expected);
        assertThat(onLoop(agent, agent::sentSamples)).isEqualTo(25 * 160 + 40);
        assertThat(heardByAgent.events).containsExactly(new LegEvent.PlayoutDrained());
    }

    @Test
    void carriesDigitsBothWays() {
        connect();
        agent.sendDigits("12#");
        caller.sendDigits("A*0");

        Polling.until(
                "digits",
                () -> heardByCaller.digits().length() == 3
                        && heardByAgent.digits().length() == 3);
        assertThat(heardByCaller.digits()).isEqualTo("12#");
        assertThat(heardByAgent.digits()).isEqualTo("A*0");
    }

    @Test
    void sendsNothingOnHoldAndStillFeedsSilence() {
        connect();
        Polling.until("talking", () -> caller.stats().packetsIn() > 3);
        agent.apply(Loopback.audio(caller.localPort(), MediaDirection.INACTIVE));
        long heard = awaitTicks(3);
        long sent = agent.stats().packetsOut();

        Polling.until("silence", () -> heardByAgent.samples.get() > heard + 10 * 160);
        assertThat(agent.stats().packetsOut()).isEqualTo(sent);

        agent.apply(Loopback.audio(caller.localPort(), MediaDirection.SENDRECV));
        Polling.until("resumed", () -> agent.stats().packetsOut() > sent);
    }

    @Test
    void isSilentWithinASlotOfAFlush() throws Exception {
        connect();
        Polling.until("talking", () -> caller.stats().packetsIn() > 3);
        onLoop(agent, () -> {
            short[] pcm = new short[8000];
            Arrays.fill(pcm, (short) 5000);
            agent.play(pcm, 0, pcm.length);
            return true;
        });
        Polling.until("heard", () -> !loud(heardByCaller).isEmpty());

        long sent = onLoop(agent, () -> {
            agent.flush();
            return agent.sentSamples();
        });
        int packets = (int) caller.stats().packetsIn();
        Polling.until("went on", () -> caller.stats().packetsIn() > packets + 10);

        assertThat(loud(heardByCaller)).hasSize((int) (sent / 160));
        assertThat(onLoop(agent, agent::queuedSamples)).isEqualTo(sent);
    }

    @Test
    void survivesGarbageAndAPeerThatIsGone() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int nobody = Loopback.freePort();
        agent.apply(Loopback.audio(nobody, MediaDirection.SENDRECV));
        try (DatagramSocket socket = new DatagramSocket()) {
            Polling.until("counted, seed " + seed, () -> {
                // A few at a time: the agent's socket has room for some dozens.
                for (int i = 0; i < 10; i++) {
                    send(socket, random);
                }
                return agent.stats().packetsIn() > 100;
            });
        }
        Polling.until("sending, seed " + seed, () -> agent.stats().packetsOut() > 10);

        connect();
        Polling.until("talking, seed " + seed, () -> caller.stats().packetsIn() > 10);
        assertThat(agent.stats().failures()).as("seed " + seed).isZero();
    }

    private void send(DatagramSocket socket, Random random) {
        byte[] garbage = new byte[random.nextInt(3000)];
        random.nextBytes(garbage);
        try {
            socket.send(new DatagramPacket(
                    garbage, garbage.length, new InetSocketAddress(Loopback.ADDRESS, agent.localPort())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void goesOnAfterAListenerThatThrows() {
        RtpLeg broken = engine.open(engine.nextLoop(), new LegListener() {
            @Override
            public void onAudio(short[] pcm, int length, long arrivalNanos) {
                throw new IllegalStateException("provoked by the test");
            }

            @Override
            public void onEvent(LegEvent event) {}
        });
        broken.apply(Loopback.audio(caller.localPort(), MediaDirection.SENDRECV));
        connect();

        Polling.until("failing", () -> broken.stats().failures() > 5);
        Polling.until("others talking", () -> caller.stats().packetsIn() > 5);
    }

    @Test
    void refusesToOpenOnALoop() {
        assertThatIllegalStateException()
                .isThrownBy(() -> engine.nextLoop()
                        .submit(() -> {
                            assertThatIllegalStateException().isThrownBy(() -> engine.open(agent.loop(), heardByAgent));
                            throw new IllegalStateException("reached");
                        })
                        .syncUninterruptibly())
                .withMessage("reached");
    }

    @Test
    void keepsTimeAndCountsIt() {
        connect();
        Polling.until("ticks", () -> engine.stats().ticks().ticks() > 20);
        MediaStats stats = engine.stats();

        assertThat(stats.openLegs()).isEqualTo(2);
        assertThat(stats.portsInUse()).isEqualTo(2);
        assertThat(stats.ticks().maxNanos()).isPositive();
        assertThat(stats.traffic().packetsOut()).isGreaterThan(20);
    }

    private void connect() {
        agent.apply(Loopback.audio(caller.localPort(), MediaDirection.SENDRECV));
        caller.apply(Loopback.audio(agent.localPort(), MediaDirection.SENDRECV));
    }

    /** Samples heard by the agent a few ticks from now. */
    private long awaitTicks(int count) {
        long ticks = engine.stats().ticks().ticks();
        Polling.until("ticks", () -> engine.stats().ticks().ticks() > ticks + count);
        return heardByAgent.samples.get();
    }

    /** Levels of the frames that are not silent, in thousands. */
    private static List<Integer> loud(HeardByListener listener) {
        return listener.firstSamples.stream()
                .filter(sample -> sample > 500)
                .map(sample -> Math.round(sample / 1000f))
                .toList();
    }

    private static <T> T onLoop(RtpLeg leg, Callable<T> action) throws Exception {
        return leg.loop().submit(action).get();
    }
}
