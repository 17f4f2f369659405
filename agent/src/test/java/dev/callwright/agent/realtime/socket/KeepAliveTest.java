package dev.callwright.agent.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeepAliveTest {

    private final PingCounter pings = new PingCounter();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    KeepAliveTest() {
        channel.freezeTime();
        channel.pipeline().addLast(new KeepAlive(pings));
    }

    @Test
    void pingsEveryTwentySecondsOfSilence() {
        pass(19_999);
        assertThat(channel.<Object>readOutbound()).isNull();

        pass(1);
        assertThat(channel.<Object>readOutbound()).isInstanceOf(PingWebSocketFrame.class);

        pass(20_000);
        assertThat(channel.<Object>readOutbound()).isInstanceOf(PingWebSocketFrame.class);
        assertThat(pings.count).isEqualTo(2);
    }

    @Test
    void staysQuietWhileSomethingIsSent() {
        for (int second = 0; second < 60; second++) {
            pass(1000);
            channel.writeOutbound(Unpooled.EMPTY_BUFFER);
            ReferenceCountUtil.release(channel.readOutbound());
        }

        pass(19_000);
        assertThat(channel.<Object>readOutbound()).isNull();
        pass(1000);
        assertThat(channel.<Object>readOutbound()).isInstanceOf(PingWebSocketFrame.class);
    }

    @Test
    void leavesNoTimerBehind() {
        channel.close().syncUninterruptibly();

        assertThat(channel.hasPendingTasks()).isFalse();
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
