package dev.callwright.agent.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.SessionStats;
import dev.callwright.agent.realtime.Traits;
import dev.callwright.agent.realtime.codec.SessionCounters;
import dev.callwright.agent.realtime.dialect.Dialects;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.junit.jupiter.api.Test;

final class SenderTest {

    private final SessionCounters counters = new SessionCounters();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Sender sender = new Sender(Dialects.STEPFUN, Traits.STEPFUN, counters);

    @Test
    void eventsAreNumbered() {
        sender.by(channel);

        sender.send(new ClientEvent.CommitAudio());
        sender.send(new ClientEvent.CancelResponse());

        assertThat(text()).contains("\"cw-1\"", "input_audio_buffer.commit");
        assertThat(text()).contains("\"cw-2\"", "response.cancel");
    }

    @Test
    void audioIsDroppedWhileTooMuchWaits() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 100));
        sender.by(channel);
        var _ = channel.write(channel.alloc().buffer(200).writeZero(200));

        sender.append(new short[480], 480);

        SessionStats stats = counters.snapshot();
        assertThat(stats.droppedBacklog()).isEqualTo(1);
        assertThat(stats.appended()).isZero();
    }

    @Test
    void saysGoodbyeWhereItCanBeHeard() {
        sender.by(channel);
        sender.upgraded();

        sender.hangUp();

        CloseWebSocketFrame goodbye = channel.readOutbound();
        assertThat(goodbye.statusCode()).isEqualTo(1000);
        goodbye.release();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesAChannelThatWasNeverUpgradedWithoutAWord() {
        sender.by(channel);

        sender.hangUp();

        assertThat(channel.outboundMessages()).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }

    private String text() {
        TextWebSocketFrame frame = channel.readOutbound();
        String text = frame.text();
        frame.release();
        return text;
    }
}
