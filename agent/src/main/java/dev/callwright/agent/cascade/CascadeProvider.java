package dev.callwright.agent.cascade;

import dev.callwright.agent.cascade.http.Counters;
import dev.callwright.agent.cascade.http.HttpClients;
import dev.callwright.agent.cascade.http.Wire;
import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Trust;
import dev.callwright.config.ProviderConfig;
import io.netty.channel.EventLoop;
import java.net.http.HttpClient;
import java.util.function.Consumer;

/**
 * A provider of dialect {@code cascade}: its sessions share one HTTP client and its connections. Thread-safe. Closing it breaks off
 * what its sessions still ask for.
 */
public final class CascadeProvider implements ModelProvider, AutoCloseable {

    private final String name;
    private final Services services;
    private final HttpClient client;
    private final Consumer<CascadeTimes> times;

    public CascadeProvider(ProviderConfig config) {
        this(config, _ -> {});
    }

    /** @param times  told on the media loop where the time went before each answer sounded */
    public CascadeProvider(ProviderConfig config, Consumer<CascadeTimes> times) {
        this.name = config.name();
        this.services = Services.of(config);
        this.client = HttpClients.create(new Trust(config.verifyTls(), config.authorities()));
        this.times = times;
    }

    @Override
    public String name() {
        return name;
    }

    /** The line's form makes no difference: services that hear take WAV files. */
    @Override
    public CascadeSession open(EventLoop loop, SessionSettings settings, AudioFormat line, RealtimeListener listener) {
        CascadeSession session =
                new CascadeSession(new Wire(client, loop, new Counters()), services, settings, listener, times);
        loop.execute(session::open);
        return session;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
