package dev.callwright.agent.realtime.session;

import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.codec.CodecHarness;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Everything a session told its listener. */
final class Recorder implements RealtimeListener {

    record Audio(String responseId, String itemId, List<Byte> pcm) {}

    final BlockingQueue<Object> news = new LinkedBlockingQueue<>();
    final BlockingQueue<RealtimeEnd> ends = new LinkedBlockingQueue<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    @Override
    public void onReady() {
        ready.countDown();
    }

    @Override
    public void onAudio(String responseId, String itemId, byte[] pcm, int length) {
        news.add(new Audio(responseId, itemId, CodecHarness.bytes(Arrays.copyOf(pcm, length))));
    }

    @Override
    public void onEvent(ServerEvent event) {
        news.add(event);
    }

    @Override
    public void onClosed(RealtimeEnd end) {
        ends.add(end);
    }

    void awaitReady() throws InterruptedException {
        if (!ready.await(5, TimeUnit.SECONDS)) {
            throw new AssertionError("Not ready within five seconds; ended with " + ends);
        }
    }

    boolean wasReady() {
        return ready.getCount() == 0;
    }

    RealtimeEnd awaitEnd() throws InterruptedException {
        return FakeService.take(ends);
    }
}
