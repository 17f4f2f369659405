package dev.callwright.agent.interop;

import dev.callwright.agent.call.route.NamedDestinations;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.call.services.Models;
import dev.callwright.agent.call.switchboard.CallService;
import dev.callwright.agent.cascade.CascadeProvider;
import dev.callwright.agent.cascade.CascadeTimes;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.pool.Budgets;
import dev.callwright.agent.pool.ModelPool;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.agent.store.StoreObserver;
import dev.callwright.agent.store.database.CallStore;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.HttpModelConfig;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.Secret;
import dev.callwright.media.leg.MediaEngine;
import dev.callwright.sip.Admission;
import dev.callwright.sip.Origin;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.SipException;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.dns.WayFinder;
import dev.callwright.sip.stack.SipEndpoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server whose agent talks through a cascade, of which a simulator is all three services. */
final class CascadeLab implements AutoCloseable {

    private final Simulator simulator;
    private final CascadeProvider provider;
    private final CallStore store;
    private final MediaEngine media;
    private final CallService calls;
    private final SipEndpoint sip;
    private final List<CascadeTimes> times = new CopyOnWriteArrayList<>();

    CascadeLab(Scenario scenario, String greeting) {
        simulator = new Simulator(scenario);
        URI socket = simulator.start("127.0.0.1", 0);
        CallwrightConfig config = LabSettings.PLAIN.withGreeting(greeting).config(socket);
        provider = new CascadeProvider(
                provider(socket.toString().replace("ws:", "http:").replace("/realtime", "")), times::add);
        store = CallStore.open(config.store(), Clock.systemUTC(), StoreObserver.NONE);
        media = new MediaEngine(config.media());
        calls = new CallService(
                new CallServices(
                        config,
                        media,
                        models(provider, config.realtime()),
                        store,
                        new Metrics(new SimpleMeterRegistry()),
                        _ -> {}),
                _ -> {
                    throw new SipException("this server places no calls");
                },
                new NamedDestinations(new WayFinder()));
        sip = new SipEndpoint(
                config.sip(),
                _ -> new Admission.Verdict.Admitted(new Origin.Trunk("lab")),
                _ -> new Registrations.Reply.Refused(403, "Forbidden"),
                (_, reachedAt) -> reachedAt,
                WireTap.NONE,
                calls);
        sip.start();
    }

    /** The cascade in the place of the first provider. */
    private static Models models(CascadeProvider provider, RealtimeConfig realtime) {
        Budgets budgets = new Budgets(List.of(), Clock.systemUTC(), _ -> 0);
        ProviderConfig first = provider("http://127.0.0.1");
        ModelPool pool = new ModelPool(
                List.of(new ModelPool.Entry(provider, named("realtime", first))),
                budgets,
                () -> 0,
                Clock.systemUTC(),
                System::nanoTime);
        return new Models(pool, budgets, realtime);
    }

    private static ProviderConfig named(String name, ProviderConfig other) {
        return new ProviderConfig(
                name,
                other.dialect(),
                other.url(),
                other.apiKey(),
                other.verifyTls(),
                other.authorities(),
                other.audio(),
                other.sessionAge(),
                other.sessions(),
                other.sessionsPerMinute(),
                other.prices(),
                other.speechToText(),
                other.chat(),
                other.textToSpeech());
    }

    private static ProviderConfig provider(String url) {
        ProviderConfig plain = ProviderConfig.DEFAULTS;
        HttpModelConfig service = new HttpModelConfig(url, new Secret("any-key"), "some-model");
        return new ProviderConfig(
                "cascade",
                DialectName.CASCADE,
                "",
                Secret.NONE,
                true,
                "",
                plain.audio(),
                plain.sessionAge(),
                0,
                0,
                plain.prices(),
                service,
                service,
                service);
    }

    int sipPort() {
        return sip.port();
    }

    /** Where the time went before each answer sounded. */
    List<CascadeTimes> times() {
        return times;
    }

    @Override
    public void close() {
        try {
            calls.drain(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sip.close();
        media.close();
        store.close();
        provider.close();
        simulator.close();
    }
}
