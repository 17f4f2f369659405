package dev.callwright.agent.realtime.session;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.RealtimeEndpoint;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.SessionSettings;
import io.netty.channel.EventLoop;

/**
 * A service of the realtime family, by WebSocket. Immutable.
 *
 * @param name      name in the settings
 * @param endpoint  where it is reached
 */
public record RealtimeProvider(String name, RealtimeEndpoint endpoint) implements ModelProvider {

    @Override
    public ModelSession open(EventLoop loop, SessionSettings settings, AudioFormat line, RealtimeListener listener) {
        return RealtimeSession.connect(loop, endpoint, settings, line, listener);
    }
}
