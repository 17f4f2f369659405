package dev.callwright.agent.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.codec.CodecHarness;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("FutureReturnValueIgnored") // The tests wait for the effects of their writes.
class SessionTrafficIT {

    private static final int BATCH = 50;

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void carriesCallerAudioBitExact() throws InterruptedException {
        RealtimeSession session = fixture.connectAndAwaitReady();
        FakeService.take(fixture.service.messages);
        short[] pcm = new short[40_000];
        Random random = new Random(3);
        for (int index = 0; index < pcm.length; index++) {
            pcm[index] = (short) random.nextInt();
        }

        for (int length : new int[] {480, 1, 7, 240, 241, 960, 40_000}) {
            fixture.onLoop(() -> session.append(pcm, length));

            byte[] expected = new byte[length * 2];
            ByteBuffer.wrap(expected)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .put(pcm, 0, length);
            assertThat(FakeService.take(fixture.service.messages))
                    .isEqualTo("{\"type\":\"input_audio_buffer.append\",\"audio\":\""
                            + Base64.getEncoder().encodeToString(expected) + "\"}");
        }
        assertThat(session.stats().appended()).isEqualTo(7);
    }

    @Test
    void carriesAgentAudioBitExactAlsoInFragments() throws InterruptedException {
        fixture.connectAndAwaitReady();
        Channel peer = fixture.service.peer();
        byte[] pcm = new byte[92_160];
        new Random(4).nextBytes(pcm);
        String event = "{\"event_id\":\"e\",\"type\":\"response.audio.delta\",\"response_id\":\"r\",\"item_id\":\"i\","
                + "\"delta\":\"" + Base64.getEncoder().encodeToString(pcm) + "\"}";

        FakeService.say(peer, event);
        peer.write(new TextWebSocketFrame(false, 0, event.substring(0, 50_001)));
        peer.writeAndFlush(new ContinuationWebSocketFrame(true, 0, event.substring(50_001)));

        var expected = new Recorder.Audio("r", "i", CodecHarness.bytes(pcm));
        assertThat(FakeService.take(fixture.recorder.news)).isEqualTo(expected);
        assertThat(FakeService.take(fixture.recorder.news)).isEqualTo(expected);
    }

    @Test
    void playsATraceToItsListenerAndSurvivesGarbage() throws InterruptedException {
        RealtimeSession session = fixture.connectAndAwaitReady();
        Channel peer = fixture.service.peer();

        CodecHarness.lines("malformed.jsonl").forEach(line -> FakeService.say(peer, line));
        CodecHarness.lines("vad-turn.jsonl").forEach(line -> FakeService.say(peer, line));

        Object event = FakeService.take(fixture.recorder.news);
        assertThat(event).isEqualTo(new ServerEvent.SpeechStarted("u1"));
        while (!(event instanceof ServerEvent.ResponseDone)) {
            event = FakeService.take(fixture.recorder.news);
        }
        assertThat(session.stats().malformed())
                .isEqualTo(CodecHarness.lines("malformed.jsonl").size());
        assertThat(session.stats().audioOctets()).isEqualTo(10);
        assertThat(session.ready()).isTrue();
    }

    @Test
    void writesEveryRequest() throws InterruptedException {
        RealtimeSession session = fixture.connectAndAwaitReady();
        FakeService.take(fixture.service.messages);

        fixture.onLoop(() -> {
            session.send(new ClientEvent.UserText("\"1\" 好"));
            session.send(new ClientEvent.CreateResponse(""));
            session.send(new ClientEvent.CreateResponse("Greet."));
            session.send(new ClientEvent.CancelResponse());
            session.send(new ClientEvent.CommitAudio());
            session.send(new ClientEvent.ClearAudio());
        });

        assertSent("{\"event_id\":\"cw-2\",\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\","
                + "\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"\\\"1\\\" 好\"}]}}");
        assertSent("{\"event_id\":\"cw-3\",\"type\":\"response.create\"}");
        assertSent("{\"event_id\":\"cw-4\",\"type\":\"response.create\",\"response\":{\"instructions\":\"Greet.\"}}");
        assertSent("{\"event_id\":\"cw-5\",\"type\":\"response.cancel\"}");
        assertSent("{\"event_id\":\"cw-6\",\"type\":\"input_audio_buffer.commit\"}");
        assertSent("{\"event_id\":\"cw-7\",\"type\":\"input_audio_buffer.clear\"}");
    }

    private void assertSent(String json) throws InterruptedException {
        assertThat(JsonMapper.shared().readTree(FakeService.take(fixture.service.messages)))
                .isEqualTo(JsonMapper.shared().readTree(json));
    }

    @Test
    void dropsAndCountsWhatComesBeforeItIsReady() throws InterruptedException {
        fixture.service.onMessage = (peer, text) -> {};
        RealtimeSession session = fixture.connect();
        FakeService.take(fixture.service.messages);

        fixture.onLoop(() -> {
            session.append(new short[480], 480);
            session.send(new ClientEvent.CancelResponse());
        });

        assertThat(session.ready()).isFalse();
        assertThat(session.stats().droppedBeforeReady()).isEqualTo(2);
        assertThat(session.stats().appended()).isZero();
    }

    @Test
    void dropsAudioWhenTheServiceStopsReading() throws InterruptedException {
        RealtimeSession session = fixture.connectAndAwaitReady();
        fixture.service.peer().config().setAutoRead(false);
        short[] second = new short[24_000];

        for (int round = 0; round < 1000 && session.stats().droppedBacklog() == 0; round++) {
            fixture.onLoop(() -> session.append(second, second.length));
        }

        assertThat(session.stats().droppedBacklog()).isPositive();
        assertThat(session.ready()).isTrue();
    }

    @Test
    void answersPings() throws InterruptedException {
        fixture.connectAndAwaitReady();

        fixture.service
                .peer()
                .writeAndFlush(new PingWebSocketFrame(Unpooled.copiedBuffer("are you there", StandardCharsets.UTF_8)));

        assertThat(FakeService.take(fixture.service.control)).isEqualTo("pong are you there");
    }

    @Test
    void saysGoodbyeWhenClosed() throws InterruptedException {
        RealtimeSession session = fixture.connectAndAwaitReady();

        session.close();
        session.close();

        assertThat(fixture.recorder.awaitEnd().cause()).isEqualTo(Cause.CLOSED_BY_US);
        assertThat(FakeService.take(fixture.service.control)).isEqualTo("close 1000");
        assertThat(session.ready()).isFalse();
        fixture.service.peer().closeFuture().syncUninterruptibly();
        fixture.onLoop(() -> session.append(new short[480], 480));
        assertThat(fixture.recorder.ends).isEmpty();
        assertThat(session.stats().droppedBeforeReady()).isOne();
    }

    @Test
    void tellsADropFromAClose() throws InterruptedException {
        fixture.connectAndAwaitReady();
        fixture.service.peer().close();
        RealtimeEnd drop = fixture.recorder.awaitEnd();

        fixture.connect();
        fixture.service.peer().writeAndFlush(new CloseWebSocketFrame(1001, "going\u0007away"));
        RealtimeEnd close = fixture.recorder.awaitEnd();

        assertThat(drop.cause()).isEqualTo(Cause.DROPPED);
        assertThat(drop.detail()).contains("without a word");
        assertThat(close)
                .isEqualTo(new RealtimeEnd(Cause.DROPPED, "127.0.0.1 closed the session with code 1001: going away"));
    }

    @Test
    void endsOnFramesThatBreakTheProtocol() throws InterruptedException {
        fixture.connectAndAwaitReady();
        Channel peer = fixture.service.peer();

        peer.pipeline().firstContext().writeAndFlush(Unpooled.wrappedBuffer(new byte[] {(byte) 0xFF, (byte) 0xFF, 0, 0
        }));

        assertThat(fixture.recorder.awaitEnd().cause()).isEqualTo(Cause.DROPPED);
    }

    @Test
    void allocatesNextToNothingPerAppend() throws InterruptedException {
        RealtimeSession session = fixture.connectAndAwaitReady();
        FakeService.take(fixture.service.messages);

        appendAndMeasure(session, 150);
        long allocated = appendAndMeasure(session, 50);

        double octetsPerAppend = (double) allocated / (50 * BATCH);
        System.out.printf("allocated per append: %.1f octets%n", octetsPerAppend);
        assertThat(session.stats().appended()).isEqualTo(200L * BATCH);
        assertThat(octetsPerAppend).isLessThan(100);
    }

    /** Waits for the service after every batch, so that none of it is dropped. */
    private long appendAndMeasure(RealtimeSession session, int batches) throws InterruptedException {
        short[] pcm = new short[480];
        AtomicLong allocated = new AtomicLong();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int batch = 0; batch < batches; batch++) {
            fixture.onLoop(() -> {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int round = 0; round < BATCH; round++) {
                    session.append(pcm, pcm.length);
                }
                allocated.addAndGet(threads.getCurrentThreadAllocatedBytes() - before);
            });
            for (int round = 0; round < BATCH; round++) {
                FakeService.take(fixture.service.messages);
            }
        }
        return allocated.get();
    }
}
