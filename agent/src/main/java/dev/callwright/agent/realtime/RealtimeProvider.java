package dev.callwright.agent.realtime;

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
